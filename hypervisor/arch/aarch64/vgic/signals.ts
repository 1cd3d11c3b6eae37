/** Ways in which an interrupt becomes pending, and telling the vCPU that takes it. */
import { acquire, countTrailingZeros, type u32 } from '@bulkhead/bare';
import { sendDirect } from '#gic/direct-cpu-interface.ts';
import { setPhysicalPending } from '#gic/driver.ts';
import { IchHcrEl2 } from '#gic/list-register.ts';
import { writeListRegistersControl } from '#gic/list-registers.unsafe.ts';
import { noteSource, stillSent } from '#gic/software-interrupts.ts';
import { isDirect, type Partition, Power, type VirtualCpu } from '../../../core/partition.ts';
import { deliver, deliverSoftware, isHeldElsewhere, refresh } from './delivery.ts';
import { tell } from './requests.ts';
import { enableTimers } from './reset.ts';
import { bitOf, markBusy, targetOf, wordOf } from './select.ts';
import {
  LOOK_AGAIN,
  REQUESTED_SGIS,
  REQUESTED_SIGNALS,
  SIGNAL_SHIFT,
  TIMERS_CHANGED,
  type VirtualGic,
} from './state.ts';

/** The vCPU that runs on this core, or null when the caller acts for a partition from another core. */
export type Self = VirtualCpu | null;

const ALL: u32 = 0xffff_ffff;

/**
 * Has `target` look at its interrupts again: at once on its own core, else by a kick; one that is not on looks when it
 * starts, with the lock held. Lock held.
 */
export function reconsider(partition: Partition, gic: VirtualGic, target: u32, self: Self): void {
  if (isDirect(partition) || target >= partition.vcpuCount) return;
  if (self !== null && self.index === target) refresh(partition, gic, self);
  else if (partition.vcpus[target].power.loadRelaxed() === Power.On)
    tell(partition.vcpus[target], LOOK_AGAIN);
}

/** A physical interrupt of this core's partition was taken; its priority is dropped, it stays active. */
export function raiseHardware(partition: Partition, self: VirtualCpu, intid: u32): void {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  const word = wordOf(gic, self, intid);
  word.latched |= bitOf(intid);
  markBusy(gic, intid >>> 5);
  deliver(partition, gic, self, intid);
  if (intid >= 32) passOn(partition, gic, self, intid);
}

/** A shared interrupt became pending here: another vCPU may take it, or still hold it. Lock held. */
function passOn(partition: Partition, gic: VirtualGic, self: VirtualCpu, intid: u32): void {
  const target = targetOf(gic, intid);
  if (target !== self.index) reconsider(partition, gic, target, self);
  if (isHeldElsewhere(gic, self, intid)) recall(partition, self);
}

/** A physical SPI of a partition that is not loaded on this core; false when the vCPU that takes it is off. */
export function raiseElsewhere(partition: Partition, intid: u32): boolean {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  const target = targetOf(gic, intid);
  if (target >= partition.vcpuCount) return false;
  if (partition.vcpus[target].power.loadRelaxed() !== Power.On) return false;
  gic.words[intid >>> 5].latched |= bitOf(intid);
  markBusy(gic, intid >>> 5);
  reconsider(partition, gic, target, null);
  return true;
}

/**
 * Has every other vCPU settle its list registers: one of them ended the interrupt without an exit, and it
 * has been routed here since. That vCPU passes it on.
 */
function recall(partition: Partition, self: VirtualCpu): void {
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if (index !== self.index) tell(partition.vcpus[index], LOOK_AGAIN);
  }
}

/** Sets the input of an emulated level-sensitive SPI. A level that stays as it is needs no lock. */
export function setLine(partition: Partition, intid: u32, high: boolean, self: Self): void {
  const line = partition.interrupts.lines[intid >>> 5];
  const bit = bitOf(intid);
  if (((line.load() & bit) !== 0) !== high) changeLine(partition, intid, high, self);
}

function changeLine(partition: Partition, intid: u32, high: boolean, self: Self): void {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  const line = partition.interrupts.lines[intid >>> 5];
  const before = line.loadRelaxed();
  const after: u32 = high ? before | bitOf(intid) : before & ~bitOf(intid);
  if (after === before) return;
  line.store(after);
  markBusy(gic, intid >>> 5);
  reconsider(partition, gic, targetOf(gic, intid), self);
}

/** @apart */
function sendToSelf(partition: Partition, self: VirtualCpu, intid: u32): void {
  using guard = acquire(partition.interrupts.gic);
  deliverSoftware(partition, guard.value, self, intid);
}

/** An SGI that a guest sends, decoded: `targets` has a bit for each vCPU index. */
export function sendSoftwareInterrupt(
  partition: Partition,
  self: VirtualCpu,
  intid: u32,
  targets: u32,
): void {
  if (isDirect(partition)) {
    sendDirect(partition, intid, targets);
    return;
  }
  let left: u32 = targets & (ALL >>> (32 - partition.vcpuCount));
  while (left !== 0) {
    const index = countTrailingZeros(left);
    left &= left - 1;
    noteSource(partition, index, self.index, intid);
    if (index === self.index) sendToSelf(partition, self, intid);
    else tell(partition.vcpus[index], bitOf(intid));
  }
}

/**
 * The interrupt of a port. vCPU 0 is told by a request, which takes no lock of the receiver either; what is requested
 * already is not told again, so a storm of signals costs the receiver one kick for each time that it looks.
 */
export function raiseSignal(partition: Partition, port: u32, intid: u32): void {
  const receiver = partition.vcpus[0];
  const one: u32 = 1;
  if (isDirect(partition)) setPhysicalPending(receiver.core, intid);
  else if (receiver.power.loadRelaxed() !== Power.Off) tell(receiver, one << (SIGNAL_SHIFT + port));
  else latchSignal(partition, intid);
}

/** vCPU 0 is off, and the guest may have routed the interrupt to another. */
function latchSignal(partition: Partition, intid: u32): void {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  gic.words[intid >>> 5].latched |= bitOf(intid);
  markBusy(gic, intid >>> 5);
  reconsider(partition, gic, targetOf(gic, intid), null);
}

/** Signals that were requested of vCPU 0. Lock held. */
function takeSignals(partition: Partition, gic: VirtualGic, self: VirtualCpu, ports: u32): void {
  let left: u32 = ports;
  while (left !== 0) {
    const intid = partition.ports[countTrailingZeros(left)].intid;
    left &= left - 1;
    gic.words[intid >>> 5].latched |= bitOf(intid);
    markBusy(gic, intid >>> 5);
    deliver(partition, gic, self, intid);
    passOn(partition, gic, self, intid);
  }
}

/**
 * What is more than SGIs; the SGIs that are still to be delivered. Lock held.
 * @apart
 */
function takeOthers(partition: Partition, gic: VirtualGic, self: VirtualCpu, requests: u32): u32 {
  const software: u32 = requests & REQUESTED_SGIS;
  takeSignals(partition, gic, self, (requests >>> SIGNAL_SHIFT) & REQUESTED_SIGNALS);
  if ((requests & TIMERS_CHANGED) !== 0) enableTimers(self.core, self.interrupts.timersEnabled.load());
  if ((requests & LOOK_AGAIN) === 0) return software;
  gic.privates[self.index].word.latched |= stillSent(self, software);
  refresh(partition, gic, self);
  return 0;
}

/** What other cores asked of this one's vCPU. Lock held. */
function takeRequests(partition: Partition, gic: VirtualGic, self: VirtualCpu, requests: u32): void {
  let left: u32 = requests;
  if ((requests & ~REQUESTED_SGIS) !== 0) left = takeOthers(partition, gic, self, requests);
  while (left !== 0) {
    deliverSoftware(partition, gic, self, countTrailingZeros(left));
    left &= left - 1;
  }
}

/** After a kick, which may have had another reason. */
export function takeKick(partition: Partition, self: VirtualCpu): void {
  if (self.interrupts.requests.loadRelaxed() === 0) return;
  const requests: u32 = self.interrupts.requests.exchange(0);
  using guard = acquire(partition.interrupts.gic);
  takeRequests(partition, guard.value, self, requests);
}

/** After a maintenance interrupt, and before a vCPU runs whose interrupts may have changed meanwhile. */
export function reconsiderSelf(partition: Partition, self: VirtualCpu): void {
  if (isDirect(partition)) return;
  using guard = acquire(partition.interrupts.gic);
  lookAgain(partition, guard.value, self);
}

/** Lists what waits for the vCPU of this core, requests of others included: mostly nothing. Lock held. */
export function lookAgain(partition: Partition, gic: VirtualGic, self: VirtualCpu): void {
  const own = gic.privates[self.index];
  const requests: u32 = self.interrupts.requests.exchange(0);
  // Word 0 is each vCPU's own: its bit in `busy` may be there for another.
  const shared: u32 = gic.busy >>> 1;
  const privates: u32 = own.word.latched | partition.interrupts.lines[0].loadRelaxed();
  if ((requests | own.occupied | shared | privates) !== 0) {
    takeRequests(partition, gic, self, requests | LOOK_AGAIN);
    return;
  }
  own.waiting = false;
  writeListRegistersControl(IchHcrEl2.of({ en: true }));
}
