import { placed } from '../rule.ts';

/** Each port of a partition has a name of its own. */
export const portName = placed('BS2808', ({ partitions, channels }, report) => {
  const owners = new Map<string, string>();
  for (const { path, name, partition } of channels.flatMap(({ ends }) => ends)) {
    const key = `${partition}.${name}`;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, path);
    else {
      const expected = `a port that ${partitions[partition]!.name} does not have yet`;
      report(path, expected, `${name}, which is ${owner}`);
    }
  }
});
