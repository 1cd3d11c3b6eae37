import { authored } from '../rule.ts';

const MOST = 1_000_000_000;

/** The number of refused calls that are no storm yet is one. */
export const stormLimit = authored('BS2914', ({ partitions }, report) => {
  for (const [name, { stormPerSecond }] of Object.entries(partitions)) {
    if (stormPerSecond === undefined || (stormPerSecond >= 1 && stormPerSecond <= MOST)) continue;
    report(`partitions.${name}.stormPerSecond`, `1 to ${MOST}`, `${stormPerSecond}`);
  }
});
