import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { PlacedPartition } from '../stages/placed.ts';
import type { ScheduledCore } from '../stages/scheduled.ts';
import type { PlacedRule } from './rule.ts';

/** Whoever is on a scheduled core gets time there, and is in its background at most once. */
export const timeForAll: PlacedRule = ({ partitions, schedules }, report) => {
  for (const schedule of schedules) {
    for (const partition of partitions) checkUser(partition, schedule, report);
    checkBackground(schedule, partitions, report);
  }
};

function checkUser(
  { index, name, path, cores }: PlacedPartition,
  schedule: ScheduledCore,
  report: Diagnostics,
) {
  const vcpu = cores.indexOf(schedule.core);
  if (vcpu < 0) return;
  const users = [...schedule.windows, ...schedule.background];
  if (users.some((user) => user.partition === index && user.vcpu === vcpu)) return;
  report.add(
    'BS2703',
    `${path}.cores[${vcpu}]`,
    `a window or a place in the background of ${schedule.path}`,
    'neither',
    `add { partition: '${name}', duration } to ${schedule.path}.windows, or '${name}' to its background`,
  );
}

function checkBackground(
  { background }: ScheduledCore,
  partitions: readonly PlacedPartition[],
  report: Diagnostics,
): void {
  for (const [index, user] of background.entries()) {
    const first = background.findIndex(({ partition }) => partition === user.partition);
    if (first === index) continue;
    const name = partitions[user.partition]!.name;
    report.add('BS2712', user.path, 'each partition once', `${name}, which is ${background[first]!.path}`);
  }
}
