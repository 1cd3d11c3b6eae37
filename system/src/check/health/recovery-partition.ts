import type { SystemDescription } from '../../authored/description.ts';
import { isPartition } from '../partition-name.ts';
import { authored } from '../rule.ts';

/** A recovery partition is another one that waits for its time, and never leads back to whom it is for. */
export const recoveryPartition = authored('BS2903', ({ partitions }, report, all) => {
  for (const [name, { recovery }] of Object.entries(partitions)) {
    if (recovery === undefined || !isPartition(recovery, all)) continue;
    const path = `partitions.${name}.recovery`;
    if (recovery === name) {
      report(path, `another partition than ${name}`, name);
      continue;
    }
    if (all.partitions[recovery]?.start !== 'on-demand') {
      const remedy = `add start: 'on-demand' to ${recovery}`;
      report(path, 'a partition that does not start at boot', recovery, remedy);
    }
    const way = wayBack(name, all);
    if (way) report(path, 'recovery that does not lead back', way.join(' → '));
  }
});

/** The partitions from one along `recovery` to itself again, or undefined. */
function wayBack(start: string, { partitions }: SystemDescription): string[] | undefined {
  const way = [start];
  for (let next = partitions[start]?.recovery; next !== undefined; next = partitions[next]?.recovery) {
    if (next === start) return way.length === 1 ? undefined : [...way, start];
    if (way.includes(next)) return undefined;
    way.push(next);
  }
  return undefined;
}
