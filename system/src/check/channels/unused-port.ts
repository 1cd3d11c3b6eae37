import { programText } from '../../guests/program-text.ts';
import { portIdentifier } from '../../stages/port-identifier.ts';
import { placed } from '../rule.ts';

/** Imports everything of a module of ports: what is used cannot be seen. */
const EVERYTHING = /\*\s+as\s+\w+\s+from\s+['"][^'"]*\.ports\.ts['"]/;

/** A TypeScript partition uses its ends of channels. */
export const unusedPort = placed('BS2815', ({ partitions }, report) => {
  for (const { guest, name, ports, files } of partitions) {
    if (guest.kind !== 'typescript' || ports.length === 0 || files.length === 0) continue;
    const text = programText(guest.entry);
    if (EVERYTHING.test(text)) continue;
    for (const { channel, side } of ports) {
      const end = channel.ends[side];
      const identifier = portIdentifier(end.name);
      // Functions and constants of a port are called after it: `sendLog`, `log`.
      if (text.toLowerCase().includes(identifier.toLowerCase())) continue;
      report(end.path, `a program of ${name} that uses it`, `nothing of ${identifier} in ${guest.entry}`);
    }
  }
});
