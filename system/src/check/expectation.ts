import type { AuthoredRule } from './rule.ts';

/** Only a partition that is expected to end in a fault has a fault to describe. */
export const expectation: AuthoredRule = ({ partitions }, report) => {
  for (const [name, { expect }] of Object.entries(partitions)) {
    if (!expect?.fault || expect.end === undefined || expect.end === 'fault') continue;
    report.add(
      'BS2010',
      `partitions.${name}.expect`,
      "end: 'fault' where a fault is described",
      `end: '${expect.end}' and a fault`,
      'leave out one of the two',
    );
  }
};
