import type { PartitionDescription } from '../../authored/description.ts';
import { ERROR_NAMES } from '../../health/errors.ts';
import { authored } from '../rule.ts';

/** What an action starts is there. */
export const actionNeeds = authored('BS2904', ({ partitions }, report) => {
  for (const [name, partition] of Object.entries(partitions)) {
    const { fallback, recovery } = partition;
    for (const [field, action] of actionsOf(partition)) {
      const path = `partitions.${name}.${field}`;
      if (action === 'fallback' && fallback === undefined) {
        report(path, 'a fallback image to start', 'no fallback', 'add fallback: { guest }');
      }
      if (action === 'recover' && recovery === undefined) {
        report(path, 'a recovery partition to start', 'no recovery', "add recovery: '<partition>'");
      }
    }
  }
});

/** All that the description chooses, by field. */
function actionsOf({ onError, restart }: PartitionDescription): (readonly [string, string | undefined])[] {
  const errors = ERROR_NAMES.map((error) => [`onError.${error}`, onError?.[error]] as const);
  return [...errors, ['restart.afterLimit', restart?.afterLimit]];
}
