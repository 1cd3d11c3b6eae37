import type { PlacedRule } from './rule.ts';

/** A device belongs to one partition, once. */
export const deviceOwners: PlacedRule = ({ partitions }, report) => {
  const owners = new Map<string, string>();
  for (const { name, path } of partitions.flatMap((partition) => partition.devices)) {
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, path);
    else report.add('BS2302', path, 'a device that nothing else has', `${name}, which is ${owner}`);
  }
};
