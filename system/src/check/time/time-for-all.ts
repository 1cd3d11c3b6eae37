import { placed } from '../rule.ts';

/** Whoever is on a scheduled core gets time there. */
export const timeForAll = placed('BS2703', ({ partitions, schedules }, report) => {
  for (const schedule of schedules) {
    const users = [...schedule.windows, ...schedule.background];
    for (const { index, name, path, cores } of partitions) {
      const vcpu = cores.indexOf(schedule.core);
      if (vcpu < 0 || users.some((user) => user.partition === index && user.vcpu === vcpu)) continue;
      report(
        `${path}.cores[${vcpu}]`,
        `a window or a place in the background of ${schedule.path}`,
        'neither',
        `add { partition: '${name}', duration } to ${schedule.path}.windows, or '${name}' to its background`,
      );
    }
  }
});
