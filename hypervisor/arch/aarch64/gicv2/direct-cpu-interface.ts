/**
 * Interrupts cannot go directly to a partition here: the registers that both groups share, and the end of any
 * interrupt, are in the page with all others (IHI 0048, 4.4). Validation refuses it (`CAN_BE_DIRECT`), so that nothing
 * here is called; the optimiser leaves it out.
 */
import { panic, type u32, type u64 } from '@bulkhead/bare';
import type { Cpu } from '../../../core/cpu.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';

export const CAN_BE_DIRECT: boolean = false;

export function isSharedRegister(_encoding: u32): boolean {
  return false;
}

export function handOverInterrupts(_cpu: Cpu, _vcpu: VirtualCpu): void {
  panic('a GICv2 hands no interrupts over');
}

export function takeBackInterrupts(_cpu: Cpu): void {
  panic('a GICv2 hands no interrupts over');
}

export function sendDirect(_partition: Partition, _intid: u32, _targets: u32): void {
  panic('a GICv2 hands no interrupts over');
}

export function readShared(_vcpu: VirtualCpu, _encoding: u32): u64 {
  return 0n;
}

export function writeShared(
  _cpu: Cpu,
  _partition: Partition,
  _vcpu: VirtualCpu,
  _encoding: u32,
  _value: u64,
): void {}
