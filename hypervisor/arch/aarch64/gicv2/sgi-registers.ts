/** A guest sends SGIs by the distributor (GICD_SGIR): no system register does. */
import type { u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';

export function isSgi(_syndrome: u64): boolean {
  return false;
}

export function isAnySgi(_encoding: u32): boolean {
  return false;
}

export function isGroup1Sgi(_encoding: u32): boolean {
  return false;
}

/** Never called: no register is one. */
export function sendSgi(_partition: Partition, _vcpu: VirtualCpu, _value: u64): void {}
