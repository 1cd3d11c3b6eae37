/**
 * Moves interrupts between the software state and the list registers of the running vCPU. All functions
 * run on the vCPU's own core (list registers are per core) with the distributor's lock held.
 */
import { countTrailingZeros, u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { kickCore } from '../../../platform/gicv3.ts';
import { readListRegister, writeListRegister } from '../list-registers.unsafe.ts';
import { IchHcrEl2, ListRegister, SoftwareListRegister } from '../registers.ts';
import {
  readEmptyListRegisters,
  readVgicType,
  writeDeactivate,
  writeListRegistersControl,
} from '../system.unsafe.ts';
import { bitOf, eligible, nextInterrupt, priorityOf, targetOf, wordOf } from './select.ts';
import { EMPTY, type InterruptWord } from './state.ts';

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
  let value: u64 = ListRegister.of({
    pending: true,
    virtualId: intid,
    priority: priorityOf(partition, vcpu, intid),
  });
  if ((word.group1 & bit) !== 0) value = ListRegister.with(value, { group1: true });
  if ((word.hardware & bit) !== 0)
    value = ListRegister.with(value, { hardware: true, physicalId: physicalOf(partition, intid) });
  // A level of the partition's own is sampled again when the guest ends the interrupt.
  if (((word.hardware | word.edge) & bit) === 0) value = SoftwareListRegister.with(value, { eoi: true });
  else word.latched &= ~bit;
  word.listed |= bit;
  vcpu.interrupts.listRegister[slot] = intid;
  writeListRegister(slot, value);
}

function retire(vcpu: VirtualCpu, slot: u32, word: InterruptWord, bit: u32): void {
  word.listed &= ~bit;
  vcpu.interrupts.listRegister[slot] = EMPTY;
  writeListRegister(slot, 0n);
}

/** Brings the pending and active bits of one listed interrupt up to date. */
function observeOne(word: InterruptWord, bit: u32, value: u64): void {
  const wasActive = (word.active & bit) !== 0;
  if (ListRegister.active(value)) word.active |= bit;
  else word.active &= ~bit;
  const level = (word.edge & bit) === 0 && (word.hardware & bit) === 0;
  // Acknowledging a level-sensitive interrupt uses up a pending state that the guest wrote before, not one
  // that it writes while the interrupt is in service.
  if (level && !wasActive && !ListRegister.pending(value)) word.latched &= ~bit;
}

function isEnded(value: u64): boolean {
  return !ListRegister.pending(value) && !ListRegister.active(value);
}

/** Applies the guest's requests to a listed interrupt; returns the list register that is left. */
function applyRequests(partition: Partition, word: InterruptWord, intid: u32, value: u64): u64 {
  const bit = bitOf(intid);
  let left: u64 = value;
  if ((word.unpend & bit) !== 0) left = ListRegister.with(left, { pending: false });
  if ((word.deactivate & bit) !== 0) left = ListRegister.with(left, { active: false });
  word.unpend &= ~bit;
  word.deactivate &= ~bit;
  if (isEnded(left) && !isEnded(value) && (word.hardware & bit) !== 0) {
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
  const found = readListRegister(slot);
  observeOne(word, bit, found);
  const value = applyRequests(partition, word, intid, found);
  if (ListRegister.active(value)) {
    const software = (word.hardware & bit) === 0;
    const mine = isMine(partition, vcpu, intid);
    const again = (word.edge & word.latched & bit) !== 0 && software && mine;
    if (again) word.latched &= ~bit;
    let next: u64 = again ? ListRegister.with(value, { pending: true }) : value;
    // Routed elsewhere while in service: its end has to be seen here before it is taken there.
    if (software && !mine) next = SoftwareListRegister.with(next, { eoi: true });
    writeListRegister(slot, next);
    return;
  }
  word.active &= ~bit;
  if (ListRegister.pending(value) && ((word.edge | word.hardware) & bit) !== 0) word.latched |= bit;
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
  const more = listedAny ? IchHcrEl2.of({ en: true, npie: true }) : IchHcrEl2.of({ en: true, uie: true });
  writeListRegistersControl(next === EMPTY ? IchHcrEl2.of({ en: true }) : more);
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
    if (here && ListRegister.pending(readListRegister(slot))) pending |= bitOf(intid);
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
    if (ListRegister.active(readListRegister(slot)))
      wordOf(partition, vcpu, intid).deactivate |= bitOf(intid);
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
    if (ListRegister.pending(readListRegister(slot))) return true;
  }
  return false;
}
