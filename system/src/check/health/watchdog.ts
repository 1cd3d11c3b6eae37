import { formatDuration, parseDuration } from '../../authored/duration.ts';
import { authored } from '../rule.ts';
import { LONGEST_NS } from './restart-limit.ts';

/** Shorter than what a partition on a shared core can keep. */
const SHORTEST_NS = 100_000n;

/** A watchdog is one of the two kinds, and waits for a time that can be kept. */
export const watchdog = authored('BS2906', ({ partitions }, report) => {
  for (const [name, { watchdog }] of Object.entries(partitions)) {
    if (!watchdog) continue;
    const path = `partitions.${name}.watchdog`;
    const { timeout, device } = watchdog;
    if (timeout === undefined && device === undefined) {
      report(path, 'a timeout, a device, or both', 'neither');
    }
    const ns = parseDuration(timeout);
    if (ns === undefined || (ns >= SHORTEST_NS && ns <= LONGEST_NS)) continue;
    const expected = `${formatDuration(SHORTEST_NS)} to ${formatDuration(LONGEST_NS)}`;
    report(`${path}.timeout`, expected, formatDuration(ns));
  }
});
