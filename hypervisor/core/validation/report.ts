/**
 * How a bad configuration is refused: the field, its value and what it must be, on the hypervisor's log:
 * `configuration refused: partitions[0x1].segments[0x0].ipa = 0x… does not lie in …`. Each returns false, so
 * that a check returns it.
 */
import { type u32, u64 } from '@bulkhead/bare';
import { logPort } from '../console/consoles.ts';
import { beginLine, endLine, hex, text } from '../console/line.ts';

function begin(name: string): void {
  beginLine(logPort, 'configuration refused: ');
  text(logPort, name);
}

function element(index: u32): void {
  text(logPort, '[');
  hex(logPort, u64(index));
  text(logPort, ']');
}

function end(value: u64, requirement: string): boolean {
  text(logPort, ' = ');
  hex(logPort, value);
  text(logPort, ' ');
  text(logPort, requirement);
  endLine(logPort);
  return false;
}

/** A field of the configuration itself or of the board. */
export function refuse(name: string, value: u64, requirement: string): boolean {
  begin(name);
  return end(value, requirement);
}

/** A field of one of several. */
export function refuseAt(list: string, index: u32, name: string, value: u64, requirement: string): boolean {
  begin(list);
  element(index);
  text(logPort, name);
  return end(value, requirement);
}

/** A field of a partition. */
export function bad(index: u32, name: string, value: u64, requirement: string): boolean {
  return refuseAt('partitions', index, name, value, requirement);
}

/** A field of one of the parts of one of several. */
export function refusePartOf(
  list: string,
  index: u32,
  parts: string,
  part: u32,
  name: string,
  value: u64,
  requirement: string,
): boolean {
  begin(list);
  element(index);
  text(logPort, '.');
  text(logPort, parts);
  element(part);
  text(logPort, name);
  return end(value, requirement);
}

/** A field of one of a partition's parts. */
export function refusePart(
  partition: u32,
  list: string,
  index: u32,
  name: string,
  value: u64,
  requirement: string,
): boolean {
  return refusePartOf('partitions', partition, list, index, name, value, requirement);
}
