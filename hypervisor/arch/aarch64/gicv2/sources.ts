/**
 * GICD_CPENDSGIR<n> and GICD_SPENDSGIR<n>: for each SGI of the vCPU that asks, a byte with a bit for each vCPU from
 * which it is pending (IHI 0048, 4.3.16 and 4.3.17).
 */
import { acquire, truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import { refresh, withdrawPending } from '../vgic/delivery.ts';
import { bitOf } from '../vgic/select.ts';
import type { VirtualGic } from '../vgic/state.ts';
import { addSources, removeSources, sourcesOf } from './software-interrupts.ts';

const SET: u32 = 0x10;

function change(gic: VirtualGic, self: VirtualCpu, intid: u32, sources: u32, isSet: boolean): void {
  const word = gic.privates[self.index].word;
  if (isSet) addSources(self, intid, sources);
  else removeSources(self, intid, sources);
  if (sourcesOf(self, intid) !== 0) word.latched |= bitOf(intid);
  else word.latched &= ~bitOf(intid);
}

/** One access, `offset` from GICD_CPENDSGIR0. */
export function accessSources(partition: Partition, self: VirtualCpu, access: Access, offset: u32): void {
  const one: u32 = 1;
  const all: u32 = (one << partition.vcpuCount) - 1;
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  // What list registers hold pending goes back among the sources, and is listed anew at the end.
  withdrawPending(partition, gic, self);
  if (!access.write) access.value = 0n;
  for (let i: u32 = 0; i < access.sizeBytes && access.sizeBytes <= 4; i++) {
    const intid: u32 = (offset + i) & 15;
    const shift: u64 = u64(i * 8);
    if (!access.write) access.value |= u64(sourcesOf(self, intid)) << shift;
    else change(gic, self, intid, truncateU32(access.value >> shift) & all, offset >= SET);
  }
  refresh(partition, gic, self);
}
