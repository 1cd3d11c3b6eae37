/** Ways in which an interrupt becomes pending, and telling the vCPU that takes it. */
import type { u32 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { kickCore } from '../../../platform/gicv3.ts';
import { acquire, release } from '../lock.ts';
import { deliver, isHeldElsewhere, refresh } from './delivery.ts';
import { sendDirect } from './direct.ts';
import { bitOf, targetOf, wordOf } from './select.ts';

/** The vCPU that runs on this core, or null when the caller acts for a partition from another core. */
export type Self = VirtualCpu | null;

/** Has `target` look at its interrupts again: at once on its own core, else by a kick. Lock held. */
export function reconsider(partition: Partition, target: u32, self: Self): void {
  if (partition.direct || target >= partition.vcpuCount) return;
  if (self !== null && self.index === target) refresh(partition, self);
  else kickCore(partition.vcpus[target].core);
}

/** A physical interrupt of this core's partition was taken; its priority is dropped, it stays active. */
export function raiseHardware(partition: Partition, self: VirtualCpu, intid: u32): void {
  acquire(partition.interrupts.lock);
  const word = wordOf(partition, self, intid);
  word.latched |= bitOf(intid);
  deliver(partition, self, intid);
  if (intid >= 32 && targetOf(partition, intid) !== self.index) {
    reconsider(partition, targetOf(partition, intid), self);
  }
  if (isHeldElsewhere(partition, self, intid)) recall(partition, self);
  release(partition.interrupts.lock);
}

/**
 * Has every other vCPU settle its list registers: one of them ended the interrupt without an exit, and it
 * has been routed here since. That vCPU passes it on.
 */
function recall(partition: Partition, self: VirtualCpu): void {
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if (index !== self.index) kickCore(partition.vcpus[index].core);
  }
}

/** Sets the input of an emulated level-sensitive SPI. */
export function setLine(partition: Partition, intid: u32, high: boolean, self: Self): void {
  acquire(partition.interrupts.lock);
  const word = partition.interrupts.words[intid >>> 5];
  const bit = bitOf(intid);
  const before = word.line & bit;
  if (high) word.line |= bit;
  else word.line &= ~bit;
  if (before !== (word.line & bit)) reconsider(partition, targetOf(partition, intid), self);
  release(partition.interrupts.lock);
}

/** A guest's write to ICC_SGI1R_EL1, decoded: `targets` has a bit for each vCPU index. */
export function sendSoftwareInterrupt(
  partition: Partition,
  self: VirtualCpu,
  intid: u32,
  targets: u32,
): void {
  if (partition.direct) {
    sendDirect(partition, intid, targets);
    return;
  }
  acquire(partition.interrupts.lock);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if ((targets & bitOf(index)) === 0) continue;
    const target = partition.vcpus[index];
    target.interrupts.word.latched |= bitOf(intid);
    if (index === self.index) deliver(partition, self, intid);
    else kickCore(target.core);
  }
  release(partition.interrupts.lock);
}

/** After a kick or a maintenance interrupt. */
export function reconsiderSelf(partition: Partition, self: VirtualCpu): void {
  if (partition.direct) return;
  acquire(partition.interrupts.lock);
  refresh(partition, self);
  release(partition.interrupts.lock);
}
