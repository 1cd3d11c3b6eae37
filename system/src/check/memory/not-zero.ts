import { placed } from '../rule.ts';

/** A partition has memory. */
export const notZero = placed('BS2101', ({ partitions }, report) => {
  for (const { path, ramSizeBytes } of partitions) {
    if (ramSizeBytes === 0) report(`${path}.memory`, 'at least 2MiB', '0 bytes');
  }
});
