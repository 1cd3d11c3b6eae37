import { portIdentifier } from '../../stages/port-identifier.ts';
import { placed } from '../rule.ts';

/** The functions of a TypeScript partition's ports have names of their own. */
export const identifiers = placed('BS2814', ({ partitions }, report) => {
  for (const { guest, name, ports } of partitions) {
    if (guest.kind !== 'typescript') continue;
    const owners = new Map<string, string>();
    for (const { channel, side } of ports) {
      const end = channel.ends[side];
      const identifier = portIdentifier(end.name);
      const owner = owners.get(identifier) ?? end.name;
      owners.set(identifier, owner);
      if (owner === end.name) continue;
      const actual = `${end.name} and ${owner}, which are both ${identifier}`;
      report(end.path, `ports of ${name} with names of their own in TypeScript`, actual);
    }
  }
});
