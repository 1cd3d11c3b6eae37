import { placed } from '../rule.ts';

/** A device belongs to one partition, once. */
export const deviceOwner = placed('BS2302', ({ partitions }, report) => {
  const owners = new Map<string, string>();
  for (const { name, path } of partitions.flatMap(({ devices }) => devices)) {
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, path);
    else report(path, 'a device that nothing else has', `${name}, which is ${owner}`);
  }
});
