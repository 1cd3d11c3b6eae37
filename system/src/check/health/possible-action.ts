import { showList } from '../../diagnostics/show.ts';
import { ERROR_NAMES, ERRORS } from '../../health/errors.ts';
import { authored } from '../rule.ts';

/** What is done about an error is possible for it. */
export const possibleAction = authored('BS2901', ({ partitions }, report) => {
  for (const [name, { onError }] of Object.entries(partitions)) {
    for (const error of ERROR_NAMES) {
      const action = onError?.[error];
      const { actions, words } = ERRORS[error];
      if (action === undefined || actions.includes(action)) continue;
      const why =
        action === 'inject'
          ? 'the architecture has no exception for it'
          : 'the partition cannot go on after it';
      const path = `partitions.${name}.onError.${error}`;
      report(path, `one of ${showList(actions)}`, `${action}, but ${why} (${words})`);
    }
  }
});
