/**
 * The short way of a timer: while neither its settings nor its list register changed, the interrupt that comes
 * again goes into the same list register, which the guest has emptied. Only the vCPU's own core lists; whoever
 * changes settings forgets, with the lock held.
 */
import { type u32, u64 } from '@bulkhead/bare';
import { readEmptyListRegisters, writeListRegister } from '#gic/list-registers.unsafe.ts';
import { GUEST_PHYSICAL_TIMER_INTID, GUEST_VIRTUAL_TIMER_INTID } from '../../../abi/platform.ts';
import type { VirtualCpu } from '../../../core/partition.ts';
import type { ReadyTimer } from './state.ts';

/** Lists a timer's interrupt where it was before. False: nothing has been done. */
export function relist(vcpu: VirtualCpu, intid: u32): boolean {
  const timers = vcpu.interrupts;
  return intid === GUEST_VIRTUAL_TIMER_INTID
    ? relistTimer(timers.virtualTimer)
    : relistTimer(timers.physicalTimer);
}

function relistTimer(timer: ReadyTimer): boolean {
  const value = timer.value.loadRelaxed();
  const slot = timer.slot.loadRelaxed();
  if (value === 0n || ((readEmptyListRegisters() >> u64(slot)) & 1n) === 0n) return false;
  writeListRegister(slot, value);
  return true;
}

/** The vCPU's own core has written `value` into a list register for this interrupt. */
export function remember(vcpu: VirtualCpu, intid: u32, slot: u32, value: u64): void {
  const timers = vcpu.interrupts;
  if (intid === GUEST_VIRTUAL_TIMER_INTID) {
    timers.virtualTimer.slot.storeRelaxed(slot);
    timers.virtualTimer.value.storeRelaxed(value);
  } else if (intid === GUEST_PHYSICAL_TIMER_INTID) {
    timers.physicalTimer.slot.storeRelaxed(slot);
    timers.physicalTimer.value.storeRelaxed(value);
  }
}

/** The interrupt's list register is free for others. */
export function forget(vcpu: VirtualCpu, intid: u32): void {
  const timers = vcpu.interrupts;
  if (intid === GUEST_VIRTUAL_TIMER_INTID) timers.virtualTimer.value.storeRelaxed(0n);
  else if (intid === GUEST_PHYSICAL_TIMER_INTID) timers.physicalTimer.value.storeRelaxed(0n);
}

/** The settings of the vCPU's private interrupts, or of the distributor, change. */
export function forgetTimers(vcpu: VirtualCpu): void {
  vcpu.interrupts.virtualTimer.value.storeRelaxed(0n);
  vcpu.interrupts.physicalTimer.value.storeRelaxed(0n);
}
