import { MAX_BACKGROUND } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** The background of a core has as many places as its record. */
export const mostBackground = placed('BS2507', ({ schedules }, report) => {
  for (const { path, background } of schedules) {
    if (background.length <= MAX_BACKGROUND) continue;
    report(`${path}.background`, `at most ${MAX_BACKGROUND}`, `${background.length}`);
  }
});
