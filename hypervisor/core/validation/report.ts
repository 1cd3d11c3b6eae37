/** How a bad configuration is refused: the field, its value and what it must be, on the hypervisor's log. */
import type { u32, u64 } from '@bulkhead/bare';
import { logPort } from '../console/consoles.ts';
import { beginLine, count, endLine, hex, text } from '../console/line.ts';

/** `configuration refused: <field> = 0x… <requirement>`; always false, so that a check returns it. */
export function refuse(name: string, value: u64, requirement: string): boolean {
  beginLine(logPort, 'configuration refused: ');
  text(logPort, name);
  text(logPort, ' = ');
  hex(logPort, value);
  text(logPort, ' ');
  text(logPort, requirement);
  endLine(logPort);
  return false;
}

/** The same for a field of one of several: `configuration refused: partitions[0x1].ramPa = …`. */
export function refuseAt(list: string, index: u32, name: string, value: u64, requirement: string): boolean {
  beginLine(logPort, 'configuration refused: ');
  text(logPort, list);
  text(logPort, '[');
  hex(logPort, count(index));
  text(logPort, ']');
  text(logPort, name);
  text(logPort, ' = ');
  hex(logPort, value);
  text(logPort, ' ');
  text(logPort, requirement);
  endLine(logPort);
  return false;
}

/** And for a part of a partition: `configuration refused: partitions[0x1].segments[0x0].ipa = …`. */
export function refusePart(
  partition: u32,
  list: string,
  index: u32,
  name: string,
  value: u64,
  requirement: string,
): boolean {
  beginLine(logPort, 'configuration refused: partitions[');
  hex(logPort, count(partition));
  text(logPort, '].');
  text(logPort, list);
  text(logPort, '[');
  hex(logPort, count(index));
  text(logPort, ']');
  text(logPort, name);
  text(logPort, ' = ');
  hex(logPort, value);
  text(logPort, ' ');
  text(logPort, requirement);
  endLine(logPort);
  return false;
}
