/** Settings that concern a whole distributor, and where a shared interrupt goes. */
import { acquire, type u32 } from '@bulkhead/bare';
import { routePhysical, setPhysicalEnabled } from '#gic/driver.ts';
import { isDirect, type Partition, type VirtualCpu } from '../../../core/partition.ts';
import { enableAllWanted, isWanted } from './direct.ts';
import { forgetTimers } from './ready-timers.ts';
import { bitOf, targetOf } from './select.ts';
import { reconsider } from './signals.ts';
import { CTLR_GROUP0, CTLR_GROUP1, type VirtualGic } from './state.ts';

/** What the guest has written for a shared interrupt; `targetOf` says which vCPU that means. Lock held. */
export function writeRoute(
  partition: Partition,
  gic: VirtualGic,
  self: VirtualCpu,
  intid: u32,
  route: u32,
): void {
  const before = targetOf(gic, intid);
  gic.route[intid] = route;
  const target = targetOf(gic, intid);
  const word = gic.words[intid >>> 5];
  if ((word.hardware & bitOf(intid)) !== 0 && target < partition.vcpuCount) {
    const core = partition.vcpus[target].core;
    routePhysical(gic.physical[intid], core);
    // It was turned off if it arrived while the vCPU that took it before was off.
    const enabled = isDirect(partition)
      ? isWanted(partition, word, intid)
      : (word.enabled & bitOf(intid)) !== 0;
    setPhysicalEnabled(core, gic.physical[intid], enabled);
  }
  reconsider(partition, gic, before, self);
  reconsider(partition, gic, target, self);
}

/**
 * GICD_CTLR.
 * @cold
 */
export function writeControl(partition: Partition, self: VirtualCpu, value: u32): void {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  partition.interrupts.control.store(value & (CTLR_GROUP0 | CTLR_GROUP1));
  if (isDirect(partition)) enableAllWanted(partition, gic);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    forgetTimers(partition.vcpus[index]);
    reconsider(partition, gic, index, self);
  }
}
