/** Writes the flattened device tree format, version 17 (Devicetree Specification v0.4, chapter 5). */
import type { DeviceTreeNode, PropertyValue } from './node.ts';

const MAGIC = 0xd00d_feed;
const VERSION = 17;
const LAST_COMPATIBLE_VERSION = 16;
const HEADER_BYTES = 40;
/** One empty entry ends the list of memory reservations. */
const RESERVATIONS_BYTES = 16;
const TOKEN = { beginNode: 1, endNode: 2, property: 3, end: 9 } as const;

/** The blob that `dtc` would write for the tree. */
export function writeDeviceTree(root: DeviceTreeNode): Uint8Array {
  const strings = new StringTable();
  const structure = new BlockWriter();
  writeNode(root, structure, strings);
  structure.cell(TOKEN.end);
  return assemble(structure.bytes, strings.bytes);
}

function assemble(structure: readonly number[], strings: readonly number[]): Uint8Array {
  const structureOffset = HEADER_BYTES + RESERVATIONS_BYTES;
  const stringsOffset = structureOffset + structure.length;
  const totalSize = stringsOffset + strings.length;
  const header = new BlockWriter();
  const bootCore = 0;
  for (const word of [
    ...[MAGIC, totalSize, structureOffset, stringsOffset, HEADER_BYTES, VERSION, LAST_COMPATIBLE_VERSION],
    ...[bootCore, strings.length, structure.length],
  ]) {
    header.cell(word);
  }
  const bytes = new Uint8Array(totalSize);
  bytes.set(header.bytes);
  bytes.set(structure, structureOffset);
  bytes.set(strings, stringsOffset);
  return bytes;
}

function writeNode(node: DeviceTreeNode, out: BlockWriter, strings: StringTable): void {
  out.cell(TOKEN.beginNode);
  out.value(asciiZ(node.name));
  for (const [name, value] of Object.entries(node.properties)) {
    const bytes = encodeValue(value);
    out.cell(TOKEN.property);
    out.cell(bytes.length);
    out.cell(strings.offsetOf(name));
    out.value(bytes);
  }
  for (const child of node.children) writeNode(child, out, strings);
  out.cell(TOKEN.endNode);
}

/** The bytes of a property. */
export function encodeValue(value: PropertyValue): readonly number[] | Uint8Array {
  if (value === true) return [];
  if (value instanceof Uint8Array) return value;
  const items = Array.isArray(value) ? value : [value];
  const out = new BlockWriter();
  for (const item of items) {
    if (typeof item === 'number') out.cell(item);
    else out.raw(asciiZ(item));
  }
  return out.bytes;
}

function asciiZ(text: string): Uint8Array {
  return new TextEncoder().encode(`${text}\0`);
}

/** Big-endian cells and values padded to whole cells. */
class BlockWriter {
  readonly bytes: number[] = [];

  cell(word: number): void {
    this.bytes.push((word >>> 24) & 0xff, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff);
  }
  raw(bytes: Iterable<number>): void {
    for (const byte of bytes) this.bytes.push(byte);
  }
  value(bytes: Iterable<number>): void {
    this.raw(bytes);
    while (this.bytes.length % 4 !== 0) this.bytes.push(0);
  }
}

/** Property names, each stored once. */
class StringTable {
  readonly bytes: number[] = [];
  readonly #offsets = new Map<string, number>();

  offsetOf(name: string): number {
    const known = this.#offsets.get(name);
    if (known !== undefined) return known;
    const offset = this.bytes.length;
    this.bytes.push(...asciiZ(name));
    this.#offsets.set(name, offset);
    return offset;
  }
}
