import { MAX_WINDOWS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A core has as many windows as its record. */
export const mostWindows = placed('BS2506', ({ schedules }, report) => {
  for (const { path, windows } of schedules) {
    if (windows.length > MAX_WINDOWS)
      report(`${path}.windows`, `at most ${MAX_WINDOWS}`, `${windows.length}`);
  }
});
