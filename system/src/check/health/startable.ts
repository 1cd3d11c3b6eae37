import type { PartitionDescription } from '../../authored/description.ts';
import { authored } from '../rule.ts';

/** Every partition starts at boot, or there is somebody who can start it. */
export const startable = authored('BS2907', ({ partitions }, report, all) => {
  // One whose shape is wrong may be the one that starts another: that is reported first.
  if (Object.keys(partitions).length !== Object.keys(all.partitions).length) return;
  const entries = Object.entries(partitions);
  const started = new Set(entries.flatMap(([name, { start }]) => (start === 'on-demand' ? [] : [name])));
  // A partition that is started can start further ones; a set takes those that are added while it is walked.
  for (const name of started) {
    const partition = partitions[name];
    if (partition) for (const other of startsOthers(partition)) started.add(other);
  }
  for (const [name] of entries) {
    if (started.has(name)) continue;
    const remedy = `add ${name} to rights.control or to recovery of another, or leave out start`;
    report(`partitions.${name}.start`, 'a partition that can start it', 'none', remedy);
  }
});

/** The partitions that it, or its failure, can start. */
function startsOthers({ onError, restart, recovery, rights }: PartitionDescription): string[] {
  const recovers = [...Object.values(onError ?? {}), restart?.afterLimit].includes('recover');
  return [...(recovers && recovery !== undefined ? [recovery] : []), ...(rights?.control ?? [])];
}
