import type { PlacedPartition } from '../../stages/placed.ts';
import type { ScheduledCore } from '../../stages/scheduled.ts';
import { frameOf } from '../../time/frames.ts';
import { isSound } from '../../time/windows.ts';
import { placed } from '../rule.ts';

/** The vCPUs of a guest run at the same time now and then: it waits for itself otherwise. */
export const neverTogether = placed('BS2716', ({ partitions, schedules }, report) => {
  for (const partition of partitions) {
    const own = schedules.filter(({ core }) => partition.cores.includes(core)).filter(isSound);
    for (const [index, a] of own.entries()) {
      for (const b of own.slice(index + 1)) {
        if (a.majorFrameNs !== b.majorFrameNs || meet(partition, a, b)) continue;
        const actual = `windows on core ${a.core} and core ${b.core} that never overlap`;
        report(`${partition.path}.cores`, 'windows on its cores at the same time', actual);
      }
    }
  }
});

/** Whether two vCPUs have windows at the same time; the background may make them meet too. */
function meet(partition: PlacedPartition, a: ScheduledCore, b: ScheduledCore): boolean {
  const { index, cores } = partition;
  if ([a, b].some(({ background }) => background.some((user) => user.partition === index))) return true;
  const windowsOn = (schedule: ScheduledCore) =>
    frameOf(schedule, { partition: index, vcpu: cores.indexOf(schedule.core) }).windows;
  const [first, second] = [windowsOn(a), windowsOn(b)];
  const wholes = (windows: typeof first) =>
    windows.map((window) => ({ ...window, end: window.startNs + window.durationNs }));
  return wholes(first).some((x) => wholes(second).some((y) => x.startNs < y.end && y.startNs < x.end));
}
