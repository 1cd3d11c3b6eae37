/**
 * The virtual interrupts of a vCPU that shares its core, while another has it: its list registers lie in its
 * context, and its timers' interrupts are not active in the board's redistributor, which the core's vCPUs share.
 */
import { acquire, countTrailingZeros, truncateU32, type u32, type u64 } from '@bulkhead/bare';
import { writePhysicalWord } from '#gic/driver.ts';
import { ListRegister } from '#gic/list-register.ts';
import { readEmptyListRegisters, readListRegister, writeListRegister } from '#gic/list-registers.unsafe.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { GuestContext } from '../context.ts';
import { ICACTIVER, ISACTIVER } from './families.ts';
import { enableTimers } from './reset.ts';
import { bitOf, nextInterrupt } from './select.ts';
import { reconsiderSelf } from './signals.ts';
import { EMPTY, TIMERS_CHANGED } from './state.ts';
import { allSlots } from './virtual-interface.ts';

/** No vCPU that ran says what the redistributor does with its timers. */
const TIMERS_UNKNOWN: u32 = 0xffff_ffff;

/** The private interrupt that a list register keeps active in the redistributor; 0 when it keeps none. */
function heldBy(value: u64): u32 {
  const inService = ListRegister.pending(value) || ListRegister.active(value);
  // An ended one is inactive already: nobody would deactivate it again.
  if (!inService || !ListRegister.hardware(value) || ListRegister.physicalId(value) >= 32) return 0;
  return bitOf(ListRegister.physicalId(value));
}

/** List registers of this core that hold an interrupt: mostly none. */
function usedSlots(): u32 {
  return allSlots() & ~truncateU32(readEmptyListRegisters());
}

/** @apart */
function saveListRegisters(vcpu: VirtualCpu, context: GuestContext): void {
  let left: u32 = context.listed;
  let held: u32 = 0;
  while (left !== 0) {
    const slot = countTrailingZeros(left);
    const value = readListRegister(slot);
    context.listRegisters[slot] = value;
    held |= heldBy(value);
    left &= left - 1;
  }
  context.heldInterrupts = held;
  writePhysicalWord(vcpu.core, ICACTIVER, 0, held);
}

/**
 * Those that hold one of the vCPU before are emptied.
 * @apart
 */
function loadListRegisters(vcpu: VirtualCpu, context: GuestContext, slots: u32): void {
  let left: u32 = slots;
  while (left !== 0) {
    const slot = countTrailingZeros(left);
    writeListRegister(slot, (context.listed & bitOf(slot)) !== 0 ? context.listRegisters[slot] : 0n);
    left &= left - 1;
  }
  writePhysicalWord(vcpu.core, ISACTIVER, 0, context.heldInterrupts);
}

/** What a core holds when it gets a vCPU: list registers in use, and which timers' interrupts are let through. */
export interface LeftInterrupts {
  readonly slots: u32;
  readonly timers: u32;
}

/** No vCPU had the core. */
export function nothingLeft(): LeftInterrupts {
  return { slots: usedSlots(), timers: TIMERS_UNKNOWN };
}

/** The vCPU loses its core. */
export function saveInterrupts(vcpu: VirtualCpu, context: GuestContext): LeftInterrupts {
  const slots = usedSlots();
  context.heldInterrupts = 0;
  context.listed = slots;
  if (slots !== 0) saveListRegisters(vcpu, context);
  const timers = vcpu.interrupts.timersEnabled.load();
  const changed = (vcpu.interrupts.requests.loadRelaxed() & TIMERS_CHANGED) !== 0;
  return { slots, timers: changed ? TIMERS_UNKNOWN : timers };
}

/** The vCPU gets its core. */
export function loadInterrupts(
  left: LeftInterrupts,
  partition: Partition,
  vcpu: VirtualCpu,
  context: GuestContext,
): void {
  const slots: u32 = left.slots | context.listed;
  if (slots !== 0) loadListRegisters(vcpu, context, slots);
  const timers = vcpu.interrupts.timersEnabled.loadRelaxed();
  if (timers !== left.timers) enableTimers(vcpu.core, timers);
  // Whatever has changed since it lost the core is among its requests; for what comes now there is a kick to be taken.
  if (vcpu.interrupts.requests.loadRelaxed() !== 0) reconsiderSelf(partition, vcpu);
}

/** Whether an interrupt is there that would end a wait. */
export function hasPending(partition: Partition, vcpu: VirtualCpu, context: GuestContext): boolean {
  let left: u32 = context.listed;
  while (left !== 0) {
    if (ListRegister.pending(context.listRegisters[countTrailingZeros(left)])) return true;
    left &= left - 1;
  }
  if (vcpu.interrupts.requests.load() !== 0) return true;
  using guard = acquire(partition.interrupts.gic);
  return nextInterrupt(partition, guard.value, vcpu) !== EMPTY;
}
