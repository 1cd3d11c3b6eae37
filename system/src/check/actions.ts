import type { PartitionDescription } from '../authored/description.ts';
import type { ActionName, ErrorName } from '../authored/health.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showList } from '../diagnostics/show.ts';
import { ERROR_NAMES, ERRORS } from '../health/errors.ts';
import type { AuthoredRule } from './rule.ts';

/** What is done about an error is possible for it, and what it needs is there. */
export const actions: AuthoredRule = ({ partitions }, report) => {
  for (const [name, partition] of Object.entries(partitions)) {
    const path = `partitions.${name}`;
    for (const error of ERROR_NAMES) {
      const action = partition.onError?.[error];
      if (action === undefined) continue;
      checkPossible(`${path}.onError.${error}`, error, action, report);
      checkNeeds(`${path}.onError.${error}`, action, partition, report);
    }
    const afterLimit = partition.restart?.afterLimit;
    if (afterLimit !== undefined) checkNeeds(`${path}.restart.afterLimit`, afterLimit, partition, report);
  }
};

function checkPossible(path: string, error: ErrorName, action: ActionName, report: Diagnostics): void {
  const { actions, words } = ERRORS[error];
  if (actions.includes(action)) return;
  const expected = `one of ${showList(actions)}`;
  const why =
    action === 'inject' ? 'the architecture has no exception for it' : 'the partition cannot go on after it';
  report.add('BS2901', path, expected, `${action}, but ${why} (${words})`);
}

function checkNeeds(
  path: string,
  action: string,
  partition: PartitionDescription,
  report: Diagnostics,
): void {
  if (action === 'fallback' && partition.fallback === undefined) {
    report.add('BS2904', path, 'a fallback image to start', 'no fallback', 'add fallback: { guest }');
  }
  if (action === 'recover' && partition.recovery === undefined) {
    report.add('BS2904', path, 'a recovery partition to start', 'no recovery', "add recovery: '<partition>'");
  }
}
