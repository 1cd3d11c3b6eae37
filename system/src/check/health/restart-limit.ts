import { formatDuration, parseDuration } from '../../authored/duration.ts';
import type { RestartDescription } from '../../authored/health.ts';
import { showList } from '../../diagnostics/show.ts';
import { authored, type Report } from '../rule.ts';

const MOST_RESTARTS = 1_000_000;
/** MAX_TIME_NS of hypervisor/core/validation/recovery.ts. */
export const LONGEST_NS = 3_600_000_000_000n;

/** The limit of restarts is one, and so are its times. */
export const restartLimit = authored('BS2905', ({ partitions }, report) => {
  for (const [name, { restart }] of Object.entries(partitions)) {
    if (restart) checkRestart(restart, `partitions.${name}.restart`, report);
  }
});

function checkRestart(restart: RestartDescription, path: string, report: Report): void {
  const { limit } = restart;
  if (limit === undefined) {
    const given = (['within', 'afterLimit'] as const).filter((field) => restart[field] !== undefined);
    if (given.length > 0) report(path, `a limit with ${showList(given)}`, 'no limit');
  } else if (limit < 1 || limit > MOST_RESTARTS) {
    report(`${path}.limit`, `1 to ${MOST_RESTARTS} restarts`, `${limit}`);
  }
  for (const field of ['within', 'backOff'] as const) {
    const ns = parseDuration(restart[field]);
    if (ns === undefined || (ns > 0n && ns <= LONGEST_NS)) continue;
    const expected = `a time above 0 and up to ${formatDuration(LONGEST_NS)}`;
    report(`${path}.${field}`, expected, formatDuration(ns));
  }
}
