import type { AuthoredRule } from './rule.ts';

/** Only a partition that ends in its fault has a fault to describe, unless a failed check restarts it. */
export const expectation: AuthoredRule = ({ partitions }, report) => {
  for (const [name, { expect, onPanic }] of Object.entries(partitions)) {
    if (!expect?.fault || expect.end === undefined || expect.end === 'fault') continue;
    if (expect.fault.cause === 'hypervisor-check' && onPanic === 'restart-partition') continue;
    report.add(
      'BS2010',
      `partitions.${name}.expect`,
      "end: 'fault' where a fault is described",
      `end: '${expect.end}' and a fault`,
      'leave out one of the two',
    );
  }
};
