import { formatDuration } from '../../authored/duration.ts';
import type { Recovery } from '../../stages/recovery.ts';
import { placed } from '../rule.ts';

/** MAX_DOUBLINGS of hypervisor/core/lifecycle.ts. */
const MAX_DOUBLINGS = 16;

/** So many restarts can happen within the time of their limit. */
export const reachableLimit = placed('BS2919', ({ partitions }, report) => {
  for (const { path, recovery } of partitions) {
    const { restartLimit, periodNs, backOffNs } = recovery;
    if (restartLimit === 0 || periodNs === 0n || backOffNs === 0n) continue;
    const waited = waitedFor(recovery);
    if (waited <= periodNs) continue;
    const expected = `${restartLimit} restarts that can happen within ${formatDuration(periodNs)}`;
    const actual = `they wait for ${formatDuration(waited)} in all, so afterLimit is never taken`;
    report(`${path}.restart`, expected, actual);
  }
});

/** The waits before all restarts that the limit allows, each twice as long as the one before, up to a longest. */
function waitedFor({ restartLimit, backOffNs }: Recovery): bigint {
  const doublings = Math.min(restartLimit, MAX_DOUBLINGS);
  const longest = BigInt(restartLimit - doublings) << BigInt(MAX_DOUBLINGS);
  return backOffNs * ((1n << BigInt(doublings)) - 1n + longest);
}
