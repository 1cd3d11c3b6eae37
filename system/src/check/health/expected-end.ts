import { RESTARTING } from '../../health/actions.ts';
import { placed } from '../rule.ts';

/** A partition that starts again after its end does not end so. */
export const expectedEnd = placed('BS2012', ({ partitions }, report) => {
  for (const { path, expect, recovery } of partitions) {
    if (expect.end !== 'off' && expect.end !== 'panic') continue;
    const action = recovery.actions[expect.end];
    if (!RESTARTING.includes(action) || recovery.restartLimit > 0) continue;
    const actual = `end: '${expect.end}', after which it starts again (onError.${expect.end}: '${action}')`;
    report(`${path}.expect`, 'an end that it can have', actual);
  }
});
