/**
 * Moves interrupts between the software state and the list registers of the running vCPU. All functions
 * run on the vCPU's own core (list registers are per core) with the virtual GIC's lock held.
 */
import { countTrailingZeros, truncateU8, u32, u64 } from '@bulkhead/bare';
import { IchHcrEl2, ListRegister } from '#gic/list-register.ts';
import {
  readEmptyListRegisters,
  readListRegister,
  writeListRegister,
  writeListRegistersControl,
} from '#gic/list-registers.unsafe.ts';
import { fromSource, stillSent } from '#gic/software-interrupts.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { fold, list, observeOne } from './listing.ts';
import { bitOf, isEligible, isMine, nextInterrupt, wordOf } from './select.ts';
import { CTLR_GROUP0, CTLR_GROUP1, EMPTY, type PrivateInterrupts, type VirtualGic } from './state.ts';
import { allSlots, listRegisterCount } from './virtual-interface.ts';

/** The list register of this vCPU that holds the interrupt; EMPTY when none does. */
function slotOf(gic: VirtualGic, vcpu: VirtualCpu, intid: u32): u32 {
  const own = gic.privates[vcpu.index];
  let left: u32 = own.occupied;
  while (left !== 0) {
    const slot = countTrailingZeros(left);
    if (own.listRegister[slot] === intid) return slot;
    left &= left - 1;
  }
  return EMPTY;
}

/** True when a list register of another vCPU than this one still holds the interrupt. */
export function isHeldElsewhere(gic: VirtualGic, vcpu: VirtualCpu, intid: u32): boolean {
  if (intid < 32 || (wordOf(gic, vcpu, intid).listed & bitOf(intid)) === 0) return false;
  return slotOf(gic, vcpu, intid) === EMPTY;
}

/** Settles the list registers in `slots`. */
function foldAll(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, slots: u32): void {
  let left: u32 = slots;
  while (left !== 0) {
    fold(partition, gic, vcpu, countTrailingZeros(left));
    left &= left - 1;
  }
}

/** Has the state alone hold every interrupt that is not in service: `refresh` follows. */
export function withdrawPending(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu): void {
  foldAll(partition, gic, vcpu, gic.privates[vcpu.index].occupied);
}

/** Rewrites the list registers from the state: after any change that may matter to this vCPU. */
export function refresh(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu): void {
  const own = gic.privates[vcpu.index];
  foldAll(partition, gic, vcpu, own.occupied);
  let free: u32 = allSlots() & ~own.occupied;
  let next: u32 = nextInterrupt(partition, gic, vcpu);
  let listedAny: boolean = false;
  while (next !== EMPTY && free !== 0) {
    list(gic, vcpu, countTrailingZeros(free), next);
    free &= free - 1;
    listedAny = true;
    next = nextInterrupt(partition, gic, vcpu);
  }
  own.waiting = next !== EMPTY;
  // What does not fit comes when the guest has taken the pending ones; with every register in service that
  // would be now and for ever, so then it comes when they have ended.
  const more = listedAny ? IchHcrEl2.of({ en: true, npie: true }) : IchHcrEl2.of({ en: true, uie: true });
  writeListRegistersControl(next === EMPTY ? IchHcrEl2.of({ en: true }) : more);
}

/** Brings the bits of the vCPU's listed interrupts up to date, for a guest that reads them. */
export function observe(gic: VirtualGic, vcpu: VirtualCpu): void {
  const own = gic.privates[vcpu.index];
  let left: u32 = own.occupied;
  while (left !== 0) {
    const slot = countTrailingZeros(left);
    const intid = own.listRegister[slot];
    observeOne(wordOf(gic, vcpu, intid), bitOf(intid), readListRegister(slot));
    left &= left - 1;
  }
}

/** Listed interrupts of the word that their list register of this vCPU holds pending. */
export function listedPending(gic: VirtualGic, vcpu: VirtualCpu, wordIndex: u32): u32 {
  const own = gic.privates[vcpu.index];
  let pending: u32 = 0;
  let left: u32 = own.occupied;
  while (left !== 0) {
    const slot = countTrailingZeros(left);
    const intid = own.listRegister[slot];
    if (intid >>> 5 === wordIndex && ListRegister.pending(readListRegister(slot))) pending |= bitOf(intid);
    left &= left - 1;
  }
  return pending;
}

/** A list register for the interrupt that it may use at once; EMPTY when the others are to be settled first. */
function findSlot(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, intid: u32): u32 {
  const own = gic.privates[vcpu.index];
  const ended: u32 = u32(readEmptyListRegisters()) & own.occupied;
  if ((wordOf(gic, vcpu, intid).listed & bitOf(intid)) !== 0) {
    // Its own from before, if the guest has ended that.
    const slot = slotOf(gic, vcpu, intid);
    if (slot === EMPTY || (ended & bitOf(slot)) === 0) return EMPTY;
    fold(partition, gic, vcpu, slot);
    return slot;
  }
  const free: u32 = allSlots() & ~own.occupied;
  if (free !== 0) return countTrailingZeros(free);
  if (ended === 0) return EMPTY;
  const slot = countTrailingZeros(ended);
  fold(partition, gic, vcpu, slot);
  return slot;
}

/** Makes an interrupt that has just become pending known to the running vCPU; cheap when a register is free. */
export function deliver(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, intid: u32): void {
  const slot = gic.privates[vcpu.index].waiting ? EMPTY : findSlot(partition, gic, vcpu, intid);
  if (slot === EMPTY || !isMine(gic, vcpu, intid)) refresh(partition, gic, vcpu);
  else if (isEligible(partition, gic, vcpu, intid)) list(gic, vcpu, slot, intid);
}

/** An SGI for the running vCPU. It goes where the guest has ended the one before, if it has. */
export function deliverSoftware(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, intid: u32): void {
  const own = gic.privates[vcpu.index];
  if (stillSent(vcpu, bitOf(intid)) === 0) return;
  if (own.waiting || !listSoftware(partition, vcpu, own, intid)) {
    own.word.latched |= bitOf(intid);
    deliver(partition, gic, vcpu, intid);
  }
}

function listSoftware(partition: Partition, vcpu: VirtualCpu, own: PrivateInterrupts, intid: u32): boolean {
  const word = own.word;
  const bit = bitOf(intid);
  const group: u32 = (word.group1 & bit) !== 0 ? CTLR_GROUP1 : CTLR_GROUP0;
  const asIs: u32 = word.enabled & ~(word.latched | word.unpend | word.deactivate);
  if ((asIs & bit) === 0 || (partition.interrupts.control.loadRelaxed() & group) === 0) return false;
  let slot: u32 = u32(own.slot[intid]);
  if ((word.listed & bit) === 0) {
    const free: u32 = allSlots() & ~own.occupied;
    if (free === 0 || (word.active & bit) !== 0) return false;
    slot = countTrailingZeros(free);
    word.listed |= bit;
    own.listRegister[slot] = intid;
    own.occupied |= bitOf(slot);
    own.slot[intid] = truncateU8(slot);
  } else if (((readEmptyListRegisters() >> u64(slot)) & 1n) === 0n) {
    return false;
  }
  word.active &= ~bit;
  writeListRegister(slot, fromSource(vcpu, word, intid, softwareValue(own, intid)));
  return true;
}

/** What a list register holds for a pending SGI. */
function softwareValue(own: PrivateInterrupts, intid: u32): u64 {
  return ListRegister.of({
    pending: true,
    virtualId: intid,
    priority: own.priority[intid],
    group1: (own.word.group1 & bitOf(intid)) !== 0,
  });
}

/**
 * Empties the list registers of a vCPU that stops. What was pending in them stays pending (for the vCPU that
 * it is routed to, or for this one when it starts again); what was in service has ended.
 */
export function withdrawAll(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu): void {
  const own = gic.privates[vcpu.index];
  let left: u32 = own.occupied;
  while (left !== 0) {
    const slot = countTrailingZeros(left);
    const intid = own.listRegister[slot];
    if (ListRegister.active(readListRegister(slot))) wordOf(gic, vcpu, intid).deactivate |= bitOf(intid);
    fold(partition, gic, vcpu, slot);
    left &= left - 1;
  }
}

/** Before a vCPU starts, when none of its interrupts is listed. */
export function clearListRegisters(): void {
  let left: u32 = allSlots() & ~u32(readEmptyListRegisters());
  while (left !== 0) {
    writeListRegister(countTrailingZeros(left), 0n);
    left &= left - 1;
  }
}

/** True when a list register of this core holds a pending interrupt (ICH_LR<n>_EL2.State). */
export function isVirtualInterruptPending(): boolean {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) {
    if (ListRegister.pending(readListRegister(slot))) return true;
  }
  return false;
}
