/** GICD_ITARGETSR<n>: which vCPUs may take an interrupt, a byte for each (IHI 0048, 4.3.12). */
import { acquire, truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import { writeRoute } from '../vgic/settings.ts';
import type { VirtualGic } from '../vgic/state.ts';

/** With one processor these registers are zero: there is nothing to choose. */
function targetsOf(partition: Partition, gic: VirtualGic, self: VirtualCpu, intid: u32): u32 {
  const one: u32 = 1;
  if (partition.vcpuCount === 1 || intid >= partition.interrupts.intids) return 0;
  return intid < 32 ? one << self.index : gic.route[intid];
}

/** One access, from that of interrupt `first` on. Those of private interrupts name the vCPU that asks, and stay. */
export function accessTargets(partition: Partition, self: VirtualCpu, access: Access, first: u32): void {
  const one: u32 = 1;
  const all: u32 = (one << partition.vcpuCount) - 1;
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  if (!access.write) access.value = 0n;
  if (access.sizeBytes > 4) return;
  for (let i: u32 = 0; i < access.sizeBytes; i++) {
    const intid: u32 = first + i;
    const shift: u64 = u64(i * 8);
    if (!access.write) access.value |= u64(targetsOf(partition, gic, self, intid)) << shift;
    else if (intid >= 32 && intid < partition.interrupts.intids && partition.vcpuCount > 1)
      writeRoute(partition, gic, self, intid, truncateU32(access.value >> shift) & all);
  }
}
