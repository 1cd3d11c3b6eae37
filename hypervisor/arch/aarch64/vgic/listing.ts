/**
 * One list register: an interrupt goes into it, is looked at, and is taken out. All functions run on the vCPU's own
 * core (list registers are per core) with the virtual GIC's lock held.
 */
import { truncateU8, type u32, u64 } from '@bulkhead/bare';
import { writeDeactivate } from '#gic/cpu-interface.unsafe.ts';
import { ListRegister, SoftwareListRegister } from '#gic/list-register.ts';
import { readListRegister, writeListRegister } from '#gic/list-registers.unsafe.ts';
import { awaitingOthers, fromSource, giveBack, joins } from '#gic/software-interrupts.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { forget, remember } from './ready-timers.ts';
import { tell } from './requests.ts';
import { bitOf, isEligible, isMine, markBusy, priorityOf, targetOf, wordOf } from './select.ts';
import { EMPTY, type InterruptWord, LOOK_AGAIN, type VirtualGic } from './state.ts';

/** The physical INTID that a hardware interrupt's end of interrupt deactivates. */
export function physicalOf(gic: VirtualGic, intid: u32): u32 {
  return intid < 32 ? intid : gic.physical[intid];
}

/** Puts an eligible interrupt into a free list register. */
export function list(gic: VirtualGic, vcpu: VirtualCpu, slot: u32, intid: u32): void {
  const word = wordOf(gic, vcpu, intid);
  const bit = bitOf(intid);
  let value: u64 = ListRegister.of({
    pending: true,
    virtualId: intid,
    priority: priorityOf(gic, vcpu, intid),
  });
  if ((word.group1 & bit) !== 0) value = ListRegister.with(value, { group1: true });
  if ((word.hardware & bit) !== 0) {
    value = ListRegister.with(value, { hardware: true, physicalId: physicalOf(gic, intid) });
    remember(vcpu, intid, slot, value);
  }
  // A level of the partition's own is sampled again when the guest ends the interrupt.
  if (((word.hardware | word.edge) & bit) === 0) value = SoftwareListRegister.with(value, { eoi: true });
  else word.latched &= ~bit;
  value = fromSource(vcpu, word, intid, value);
  word.listed |= bit;
  const own = gic.privates[vcpu.index];
  own.listRegister[slot] = intid;
  own.occupied |= bitOf(slot);
  if (intid < 32) own.slot[intid] = truncateU8(slot);
  writeListRegister(slot, value);
}

function retire(gic: VirtualGic, vcpu: VirtualCpu, slot: u32, intid: u32, word: InterruptWord): void {
  word.listed &= ~bitOf(intid);
  const own = gic.privates[vcpu.index];
  own.listRegister[slot] = EMPTY;
  own.occupied &= ~bitOf(slot);
  forget(vcpu, intid);
  writeListRegister(slot, 0n);
}

/** Brings the pending and active bits of one listed interrupt up to date. */
export function observeOne(word: InterruptWord, bit: u32, value: u64): void {
  const wasActive = (word.active & bit) !== 0;
  if (ListRegister.active(value)) word.active |= bit;
  else word.active &= ~bit;
  const level = ((word.edge | word.hardware) & bit) === 0;
  // Acknowledging a level-sensitive interrupt uses up a pending state that the guest wrote before, not one
  // that it writes while the interrupt is in service.
  if (level && !wasActive && !ListRegister.pending(value)) word.latched &= ~bit;
}

function isEnded(value: u64): boolean {
  return !ListRegister.pending(value) && !ListRegister.active(value);
}

/** Applies the guest's requests to a listed interrupt; returns the list register that is left. */
function applyRequests(gic: VirtualGic, word: InterruptWord, intid: u32, value: u64): u64 {
  const bit = bitOf(intid);
  if (((word.unpend | word.deactivate) & bit) === 0) return value;
  let left: u64 = value;
  if ((word.unpend & bit) !== 0) left = ListRegister.with(left, { pending: false });
  if ((word.deactivate & bit) !== 0) left = ListRegister.with(left, { active: false });
  word.unpend &= ~bit;
  word.deactivate &= ~bit;
  if (isEnded(left) && !isEnded(value) && (word.hardware & bit) !== 0) {
    writeDeactivate(u64(physicalOf(gic, intid)));
  }
  return left;
}

/** An interrupt in service keeps its list register; one that became pending again meanwhile joins it there. */
function keep(
  gic: VirtualGic,
  vcpu: VirtualCpu,
  slot: u32,
  intid: u32,
  word: InterruptWord,
  value: u64,
): void {
  const bit = bitOf(intid);
  const software = (word.hardware & bit) === 0;
  const mine = isMine(gic, vcpu, intid);
  const again = (word.edge & word.latched & bit) !== 0 && software && mine && joins(vcpu, intid, value);
  if (again) word.latched &= ~bit;
  let next: u64 = again ? ListRegister.with(value, { pending: true }) : value;
  // Routed elsewhere while in service: its end has to be seen here before it is taken there.
  if (software && !mine) next = SoftwareListRegister.with(next, { eoi: true });
  writeListRegister(slot, awaitingOthers(vcpu, word, intid, next));
}

/** Settles one list register: an active interrupt stays, a pending one is withdrawn, an ended one is retired. */
export function fold(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, slot: u32): void {
  const intid = gic.privates[vcpu.index].listRegister[slot];
  if (intid === EMPTY) return;
  const word = wordOf(gic, vcpu, intid);
  const bit = bitOf(intid);
  const found = readListRegister(slot);
  observeOne(word, bit, found);
  const value = applyRequests(gic, word, intid, found);
  if (ListRegister.active(value)) {
    keep(gic, vcpu, slot, intid, word, value);
    return;
  }
  word.active &= ~bit;
  if (ListRegister.pending(value) && ((word.edge | word.hardware) & bit) !== 0) {
    word.latched |= bit;
    giveBack(vcpu, intid, value);
    markBusy(gic, intid >>> 5);
  }
  retire(gic, vcpu, slot, intid, word);
  passOn(partition, gic, vcpu, intid);
}

/** What this vCPU held back from the one that the interrupt is routed to by now can be taken there. */
function passOn(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, intid: u32): void {
  if (isMine(gic, vcpu, intid) || !isEligible(partition, gic, vcpu, intid)) return;
  const target = targetOf(gic, intid);
  if (target < partition.vcpuCount) tell(partition.vcpus[target], LOOK_AGAIN);
}
