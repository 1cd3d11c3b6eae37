/**
 * SGIs: with affinity routing they do not say who sent them (IHI 0069, 4.1), so that one that is pending is pending
 * once, and nothing is to be kept beside its bit.
 */
import type { u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { InterruptWord } from '../vgic/state.ts';

/** As after reset. */
export function resetFamily(vcpu: VirtualCpu, _word: InterruptWord): void {
  vcpu.interrupts.asleep.storeRelaxed(true);
}

/** Before a vCPU of the partition is told that `source` sent it the SGI. */
export function noteSource(_partition: Partition, _target: u32, _source: u32, _intid: u32): void {}

/** Those of the requested SGIs that are still to be delivered. */
export function stillSent(_vcpu: VirtualCpu, sgis: u32): u32 {
  return sgis;
}

/** The list register of a pending interrupt that is about to be listed as `value`. */
export function fromSource(_vcpu: VirtualCpu, _word: InterruptWord, _intid: u32, value: u64): u64 {
  return value;
}

/** A pending interrupt is withdrawn from the list register `value`. */
export function giveBack(_vcpu: VirtualCpu, _intid: u32, _value: u64): void {}

/** Whether one that is pending again may join itself in the list register `value`, which is in service. */
export function joins(_vcpu: VirtualCpu, _intid: u32, _value: u64): boolean {
  return true;
}

/** The list register that stays in service, if more of the same INTID wait for its end. */
export function awaitingOthers(_vcpu: VirtualCpu, _word: InterruptWord, _intid: u32, value: u64): u64 {
  return value;
}
