import { placed } from '../rule.ts';

/** Some devices would give access to everything, whatever stands in front of them. */
export const refusedDevice = placed('BS2303', ({ partitions }, report) => {
  for (const { name, path, facts } of partitions.flatMap(({ devices }) => devices)) {
    if (facts.refused === undefined) continue;
    report(path, 'a device that can be isolated', `${name}: ${facts.refused}`);
  }
});
