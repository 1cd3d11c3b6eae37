import type { ExpectedFaultCause } from '../../authored/description.ts';
import type { ErrorName, OnError } from '../../authored/health.ts';
import { RESTARTING } from '../../health/actions.ts';
import { ERRORS } from '../../health/errors.ts';
import { authored } from '../rule.ts';

/** The errors that come with each cause of a fault. */
const ERRORS_OF: Readonly<Record<ExpectedFaultCause, ErrorName>> = {
  'data-abort': 'access',
  undefined: 'undefined',
  undecodable: 'access',
  'instruction-abort': 'fetch',
  'system-error': 'systemError',
  unexpected: 'unexpected',
  'hypervisor-check': 'check',
};

/** Whether the partition starts again after such a fault, and its last life may end in any way. */
function startsAgain(cause: ExpectedFaultCause | undefined, onError: OnError = {}): boolean {
  const causes = cause === undefined ? Object.values(ERRORS_OF) : [ERRORS_OF[cause]];
  return causes.some((error) => RESTARTING.includes(onError[error] ?? ERRORS[error].usually));
}

/** Only a partition that ends in its fault has a fault to describe, unless it starts again after it. */
export const expectation = authored('BS2010', ({ partitions }, report) => {
  for (const [name, { expect, onError }] of Object.entries(partitions)) {
    if (!expect?.fault || expect.end === undefined || expect.end === 'fault') continue;
    if (startsAgain(expect.fault.cause, onError)) continue;
    report(
      `partitions.${name}.expect`,
      "end: 'fault' where a fault is described",
      `end: '${expect.end}' and a fault`,
    );
  }
});
