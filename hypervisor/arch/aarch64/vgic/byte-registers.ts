/** Priorities (a byte each) and trigger configuration (two bits each) of interrupts (IHI 0069, 12.9). */
import { truncateU8, u32 } from '@bulkhead/bare';
import { isDirect, type Partition, type VirtualCpu } from '../../../core/partition.ts';
import { writeDirectPriority } from './direct.ts';
import { forgetTimers } from './ready-timers.ts';
import { bitOf, priorityOf, targetOf, wordOf } from './select.ts';
import { reconsider } from './signals.ts';
import type { VirtualGic } from './state.ts';

export const IPRIORITYR: u32 = 0x400;
export const IPRIORITYR_END: u32 = 0x800;
export const ICFGR: u32 = 0xc00;
export const ICFGR_END: u32 = 0xd00;

/** Five bits of priority, as the virtual CPU interface implements at least (ICH_VTR_EL2.PRIbits). */
const PRIORITY_MASK: u32 = 0xf8;

/** `count` priorities from `first` on, one a byte. */
export function readPriorities(gic: VirtualGic, owner: VirtualCpu, first: u32, count: u32): u32 {
  let value: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    value |= u32(priorityOf(gic, owner, first + i)) << (i * 8);
  }
  return value;
}

/** A new priority of a listed interrupt takes effect when it is listed again (IHI 0069, 4.8.6 leaves when). */
export function writePriorities(
  partition: Partition,
  gic: VirtualGic,
  owner: VirtualCpu,
  first: u32,
  count: u32,
  value: u32,
): void {
  for (let i: u32 = 0; i < count; i++) {
    const intid: u32 = first + i;
    const priority = truncateU8((value >>> (i * 8)) & PRIORITY_MASK);
    if (intid < 32) gic.privates[owner.index].priority[intid] = priority;
    else gic.priority[intid] = priority;
    if (isDirect(partition)) writeDirectPriority(owner, wordOf(gic, owner, intid), intid, priority);
  }
  if (first < 32) forgetTimers(owner);
}

/** Sixteen interrupts from `first` on: bit 1 of each pair tells an edge from a level. */
export function readTriggers(gic: VirtualGic, owner: VirtualCpu, first: u32): u32 {
  const word = wordOf(gic, owner, first);
  let value: u32 = 0;
  for (let i: u32 = 0; i < 16; i++) {
    const edge: u32 = (word.edge >>> ((first & 31) + i)) & 1;
    value |= edge << (i * 2 + 1);
  }
  return value;
}

/** SGIs are always edge-triggered; their configuration ignores writes. */
export function writeTriggers(
  partition: Partition,
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  first: u32,
  value: u32,
): void {
  if (first === 0) return;
  const word = wordOf(gic, owner, first);
  const lines = partition.interrupts.lines[first >>> 5].loadRelaxed();
  for (let i: u32 = 0; i < 16; i++) {
    const bit = bitOf(first + i);
    if (((value >>> (i * 2 + 1)) & 1) !== 0) word.edge |= bit;
    else word.edge &= ~bit;
    if ((lines & bit) !== 0) reconsider(partition, gic, targetOf(gic, first + i), self);
  }
}
