/** What the bytes of a property mean; nothing when they are not of that kind (Devicetree Specification v0.4, 2.2.4). */
import type { DeviceTreeNode, PropertyValue } from './node.ts';
import { encodeValue } from './writer.ts';

/** 32-bit cells. */
export function cellsOf(value: PropertyValue | undefined): number[] | undefined {
  if (value === undefined || value === true) return undefined;
  const bytes = Uint8Array.from(encodeValue(value));
  if (bytes.length % 4 !== 0) return undefined;
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index));
}

/** A single cell. */
export function cellOf(value: PropertyValue | undefined): number | undefined {
  const cells = cellsOf(value);
  return cells?.length === 1 ? cells[0] : undefined;
}

/** A list of strings, each of printable characters. */
export function stringsOf(value: PropertyValue | undefined): string[] | undefined {
  if (value === undefined || value === true) return undefined;
  const text = String.fromCharCode(...Uint8Array.from(encodeValue(value)).subarray(0, 0x4000));
  if (!text.endsWith('\0')) return undefined;
  const strings = text.slice(0, -1).split('\0');
  return strings.every((one) => /^[ -~]+$/.test(one)) ? strings : undefined;
}

/** A single string. */
export function textOf(value: PropertyValue | undefined): string | undefined {
  const strings = stringsOf(value);
  return strings?.length === 1 ? strings[0] : undefined;
}

/** What a node is compatible with, the most special first. */
export function compatibleOf({ properties }: DeviceTreeNode): readonly string[] {
  return stringsOf(properties.compatible) ?? [];
}

/** A number of one or two cells. */
export function numberOf(cells: readonly number[]): bigint {
  return cells.reduce((value, cell) => (value << 32n) | BigInt(cell), 0n);
}
