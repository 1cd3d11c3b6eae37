import type { PartitionDescription } from '../../authored/description.ts';
import type { ErrorName } from '../../authored/health.ts';
import { authored } from '../rule.ts';

/** Errors that are only looked for when the description says so, and the field that says it. */
const NEEDED: Readonly<Partial<Record<ErrorName, keyof PartitionDescription>>> = {
  storm: 'stormPerSecond',
  watchdog: 'watchdog',
  overrun: 'monitorWindows',
};

/** An action is chosen for errors that can come. */
export const possibleError = authored('BS2917', ({ partitions }, report) => {
  for (const [name, partition] of Object.entries(partitions)) {
    for (const [error, field] of Object.entries(NEEDED) as [ErrorName, keyof PartitionDescription][]) {
      const action = partition.onError?.[error];
      if (action === undefined || partition[field] !== undefined) continue;
      const path = `partitions.${name}.onError.${error}`;
      report(path, `${field}, without which there is no such error`, `no ${field}`);
    }
  }
});
