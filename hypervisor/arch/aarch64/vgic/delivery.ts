/**
 * Moves interrupts between the software state and the list registers of the running vCPU. All functions
 * run on the vCPU's own core (list registers are per core) with the distributor's lock held.
 */
import { countTrailingZeros, u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { kickCore } from '../../../platform/gicv3.ts';
import { readListRegister, writeListRegister } from '../list-registers.unsafe.ts';
import {
  ICH_HCR_EN,
  ICH_HCR_NPIE,
  ICH_HCR_UIE,
  LR_ACTIVE,
  LR_EOI,
  LR_GROUP1,
  LR_HW,
  LR_PENDING,
  LR_PHYSICAL_SHIFT,
  LR_PRIORITY_SHIFT,
  LR_STATE_SHIFT,
} from '../registers.ts';
import {
  readEmptyListRegisters,
  readVgicType,
  writeDeactivate,
  writeListRegistersControl,
} from '../system.unsafe.ts';
import { bitOf, eligible, nextInterrupt, priorityOf, targetOf, wordOf } from './select.ts';
import { EMPTY, type InterruptWord } from './state.ts';

const STATE_PENDING: u32 = 1;
const STATE_ACTIVE: u32 = 2;

/** Implemented list registers (ICH_VTR_EL2.ListRegs, IHI 0069 12.4.14). */
export function listRegisterCount(): u32 {
  return u32((readVgicType() & 0x1fn) + 1n);
}

/** The physical INTID that a hardware interrupt's end of interrupt deactivates. */
export function physicalOf(partition: Partition, intid: u32): u32 {
  return intid < 32 ? intid : partition.interrupts.physical[intid];
}

/** Puts an eligible interrupt into a free list register. */
function list(partition: Partition, vcpu: VirtualCpu, slot: u32, intid: u32): void {
  const word = wordOf(partition, vcpu, intid);
  const bit = bitOf(intid);
  let value: u64 = LR_PENDING | u64(intid) | (u64(priorityOf(partition, vcpu, intid)) << LR_PRIORITY_SHIFT);
  if ((word.group1 & bit) !== 0) value |= LR_GROUP1;
  if ((word.hardware & bit) !== 0) {
    value |= LR_HW | (u64(physicalOf(partition, intid)) << LR_PHYSICAL_SHIFT);
    word.latched &= ~bit;
  } else if ((word.edge & bit) !== 0) {
    word.latched &= ~bit;
  } else {
    // The level is sampled again when the guest ends the interrupt.
    value |= LR_EOI;
  }
  word.listed |= bit;
  vcpu.interrupts.listRegister[slot] = intid;
  writeListRegister(slot, value);
}

function retire(vcpu: VirtualCpu, slot: u32, word: InterruptWord, bit: u32): void {
  word.listed &= ~bit;
  vcpu.interrupts.listRegister[slot] = EMPTY;
  writeListRegister(slot, 0n);
}

/** Brings the pending and active bits of one listed interrupt up to date; returns its state bits. */
function observeOne(word: InterruptWord, bit: u32, value: u64): u32 {
  const state: u32 = u32(value >> LR_STATE_SHIFT);
  if ((state & STATE_ACTIVE) !== 0) word.active |= bit;
  else word.active &= ~bit;
  const level = (word.edge & bit) === 0 && (word.hardware & bit) === 0;
  // Acknowledging a level-sensitive interrupt uses up a pending state that the guest wrote.
  if (level && (state & STATE_PENDING) === 0) word.latched &= ~bit;
  return state;
}

/** Applies the guest's requests to a listed interrupt; returns the state that is left. */
function applyRequests(partition: Partition, word: InterruptWord, intid: u32, state: u32): u32 {
  const bit = bitOf(intid);
  let left: u32 = state;
  if ((word.unpend & bit) !== 0) left &= ~STATE_PENDING;
  if ((word.deactivate & bit) !== 0) left &= ~STATE_ACTIVE;
  word.unpend &= ~bit;
  word.deactivate &= ~bit;
  if (left === 0 && state !== 0 && (word.hardware & bit) !== 0) {
    writeDeactivate(u64(physicalOf(partition, intid)));
  }
  return left;
}

/** Settles one list register: an active interrupt stays, a pending one is withdrawn, an ended one is retired. */
function fold(partition: Partition, vcpu: VirtualCpu, slot: u32): void {
  const intid = vcpu.interrupts.listRegister[slot];
  if (intid === EMPTY) return;
  const word = wordOf(partition, vcpu, intid);
  const bit = bitOf(intid);
  const value = readListRegister(slot);
  const found = observeOne(word, bit, value);
  const state = applyRequests(partition, word, intid, found);
  if ((state & STATE_ACTIVE) !== 0) {
    const software = (word.hardware & bit) === 0;
    const mine = isMine(partition, vcpu, intid);
    const again = (word.edge & word.latched & bit) !== 0 && software && mine;
    if (again) word.latched &= ~bit;
    const stateBits: u64 = again ? LR_PENDING | LR_ACTIVE : u64(state) << LR_STATE_SHIFT;
    // Routed elsewhere while in service: its end has to be seen here before it is taken there.
    const awaitEnd: u64 = software && !mine ? LR_EOI : 0n;
    writeListRegister(slot, (value & ~(LR_PENDING | LR_ACTIVE)) | stateBits | awaitEnd);
    return;
  }
  word.active &= ~bit;
  if ((state & STATE_PENDING) !== 0 && ((word.edge | word.hardware) & bit) !== 0) word.latched |= bit;
  retire(vcpu, slot, word, bit);
  passOn(partition, vcpu, word, intid);
}

function isMine(partition: Partition, vcpu: VirtualCpu, intid: u32): boolean {
  return intid < 32 || targetOf(partition, intid) === vcpu.index;
}

/** What this vCPU held back from the one that the interrupt is routed to by now can be taken there. */
function passOn(partition: Partition, vcpu: VirtualCpu, word: InterruptWord, intid: u32): void {
  if (isMine(partition, vcpu, intid) || (eligible(partition, word) & bitOf(intid)) === 0) return;
  const target = targetOf(partition, intid);
  if (target < partition.vcpuCount) kickCore(partition.vcpus[target].core);
}

/** True when a list register of another vCPU than this one still holds the interrupt. */
export function isHeldElsewhere(partition: Partition, vcpu: VirtualCpu, intid: u32): boolean {
  if (intid < 32 || (wordOf(partition, vcpu, intid).listed & bitOf(intid)) === 0) return false;
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) {
    if (vcpu.interrupts.listRegister[slot] === intid) return false;
  }
  return true;
}

/** Rewrites the list registers from the state: after any change that may matter to this vCPU. */
export function refresh(partition: Partition, vcpu: VirtualCpu): void {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) fold(partition, vcpu, slot);
  let next: u32 = nextInterrupt(partition, vcpu);
  let listedAny: boolean = false;
  for (let slot: u32 = 0; slot < count && next !== EMPTY; slot++) {
    if (vcpu.interrupts.listRegister[slot] === EMPTY) {
      list(partition, vcpu, slot, next);
      listedAny = true;
      next = nextInterrupt(partition, vcpu);
    }
  }
  // What does not fit comes when the guest has taken the pending ones; with every register in service that
  // would be now and for ever, so then it comes when they have ended.
  const more: u64 = listedAny ? ICH_HCR_NPIE : ICH_HCR_UIE;
  writeListRegistersControl(next === EMPTY ? ICH_HCR_EN : ICH_HCR_EN | more);
}

/** Brings the bits of the vCPU's listed interrupts up to date, for a guest that reads them. */
export function observe(partition: Partition, vcpu: VirtualCpu): void {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) {
    const intid = vcpu.interrupts.listRegister[slot];
    if (intid !== EMPTY) observeOne(wordOf(partition, vcpu, intid), bitOf(intid), readListRegister(slot));
  }
}

/** Listed interrupts of the word that their list register of this vCPU holds pending. */
export function listedPending(vcpu: VirtualCpu, wordIndex: u32): u32 {
  let pending: u32 = 0;
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) {
    const intid = vcpu.interrupts.listRegister[slot];
    const here = intid !== EMPTY && intid >>> 5 === wordIndex;
    if (here && (readListRegister(slot) & LR_PENDING) !== 0n) pending |= bitOf(intid);
  }
  return pending;
}

/** Forgets what the guest has ended since the last look at the list registers in `empty`. */
function retireEnded(partition: Partition, vcpu: VirtualCpu, empty: u32): void {
  let left: u32 = empty;
  while (left !== 0) {
    fold(partition, vcpu, countTrailingZeros(left));
    left &= left - 1;
  }
}

/** Makes an interrupt that has just become pending known to the running vCPU; cheap when a register is free. */
export function deliver(partition: Partition, vcpu: VirtualCpu, intid: u32): void {
  const word = wordOf(partition, vcpu, intid);
  const mine = isMine(partition, vcpu, intid);
  const empty: u32 = u32(readEmptyListRegisters());
  retireEnded(partition, vcpu, empty);
  if (!mine || (eligible(partition, word) & bitOf(intid)) === 0 || empty === 0) {
    refresh(partition, vcpu);
    return;
  }
  const slot = countTrailingZeros(empty);
  list(partition, vcpu, slot, intid);
}

/**
 * Empties the list registers of a vCPU that stops. What was pending in them stays pending (for the vCPU that
 * it is routed to, or for this one when it starts again); what was in service has ended.
 */
export function withdrawAll(partition: Partition, vcpu: VirtualCpu): void {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) {
    const intid = vcpu.interrupts.listRegister[slot];
    if (intid === EMPTY) continue;
    const value = readListRegister(slot);
    if ((value & LR_ACTIVE) !== 0n) wordOf(partition, vcpu, intid).deactivate |= bitOf(intid);
    fold(partition, vcpu, slot);
  }
}

/** Before a vCPU starts, when none of its interrupts is listed. */
export function clearListRegisters(): void {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) writeListRegister(slot, 0n);
}

/** True when a list register of this core holds a pending interrupt (ICH_LR<n>_EL2.State). */
export function isVirtualInterruptPending(): boolean {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) {
    if ((readListRegister(slot) & LR_PENDING) !== 0n) return true;
  }
  return false;
}
