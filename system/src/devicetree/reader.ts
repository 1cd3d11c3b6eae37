/** Reads the flattened device tree format, versions 16 and 17 (Devicetree Specification v0.4, chapter 5). */
import type { DeviceTreeNode, PropertyValue } from './node.ts';

const MAGIC = 0xd00d_feed;
const HEADER_BYTES = 40;
const OLDEST_VERSION = 16;
const NEWEST_VERSION = 17;
const TOKEN = { beginNode: 1, endNode: 2, property: 3, nop: 4, end: 9 } as const;
/** Far more than any tree has; what is deeper is damaged. */
const MAX_DEPTH = 64;

export interface MemoryReservation {
  readonly start: bigint;
  readonly sizeBytes: bigint;
}

/** Properties are as they are in the file: `true` when empty, else bytes. */
export interface DeviceTree {
  readonly root: DeviceTreeNode;
  readonly reservations: readonly MemoryReservation[];
}

/** A file that is no device tree is a result too. */
export type ReadResult = { readonly tree: DeviceTree } | { readonly reason: string };

class Damaged extends Error {}

/** Reads a blob, whatever its bytes are. */
export function readDeviceTree(blob: Uint8Array): ReadResult {
  try {
    return { tree: new Reader(blob).tree() };
  } catch (error) {
    if (error instanceof Damaged) return { reason: error.message };
    throw error;
  }
}

class Reader {
  readonly #blob: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #end = 0;
  #strings = 0;
  #stringsEnd = 0;

  constructor(blob: Uint8Array) {
    // Of a Buffer, slice would be a view.
    this.#blob = new Uint8Array(blob.buffer, blob.byteOffset, blob.byteLength);
    this.#view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  }

  tree(): DeviceTree {
    const [structure, strings, reservations, version, stringsSize, structureSize] = this.#header();
    const total = this.#end;
    this.#strings = strings;
    this.#stringsEnd = within(strings, stringsSize, total, 'block of names');
    // Version 16 does not say how large the structure is.
    const size = version >= NEWEST_VERSION ? structureSize : total - structure;
    this.#end = within(structure, size, total, 'structure block');
    this.#at = structure;
    const root = this.#root();
    return { root, reservations: this.#reservations(reservations, total) };
  }

  #header(): [number, number, number, number, number, number] {
    if (this.#blob.length < HEADER_BYTES || this.#view.getUint32(0) !== MAGIC) {
      throw new Damaged('it does not begin with d00dfeed');
    }
    const word = (index: number) => this.#view.getUint32(4 * index);
    const [total, version, compatible] = [word(1), word(5), word(6)];
    if (total > this.#blob.length || total < HEADER_BYTES) {
      throw new Damaged(`its header says ${total} bytes, and it has ${this.#blob.length}`);
    }
    if (version < OLDEST_VERSION || compatible > NEWEST_VERSION) {
      throw new Damaged(`version ${version}, compatible with ${compatible}`);
    }
    this.#end = total;
    return [word(2), word(3), word(4), version, word(8), word(9)];
  }

  #reservations(offset: number, total: number): MemoryReservation[] {
    const found: MemoryReservation[] = [];
    for (let at = offset; ; at += 16) {
      within(at, 16, total, 'list of memory reservations');
      const [start, sizeBytes] = [this.#view.getBigUint64(at), this.#view.getBigUint64(at + 8)];
      if (start === 0n && sizeBytes === 0n) return found;
      found.push({ start, sizeBytes });
    }
  }

  #root(): DeviceTreeNode {
    if (this.#token() !== TOKEN.beginNode) throw new Damaged('it has no root node');
    const root = this.#node(0);
    if (this.#token() !== TOKEN.end) throw new Damaged('something follows the root node');
    return root;
  }

  /** Behind its begin token. */
  #node(depth: number): DeviceTreeNode {
    if (depth > MAX_DEPTH) throw new Damaged(`nodes more than ${MAX_DEPTH} deep`);
    const name = this.#name();
    const properties: [string, PropertyValue][] = [];
    const children: DeviceTreeNode[] = [];
    for (;;) {
      const token = this.#token();
      if (token === TOKEN.property) properties.push(this.#property());
      else if (token === TOKEN.beginNode) children.push(this.#node(depth + 1));
      else if (token === TOKEN.endNode) return { name, properties: Object.fromEntries(properties), children };
      else throw new Damaged(`a token ${token} at ${this.#at - 4}`);
    }
  }

  #token(): number {
    for (;;) {
      const token = this.#cell();
      if (token !== TOKEN.nop) return token;
    }
  }

  #property(): [string, PropertyValue] {
    const sizeBytes = this.#cell();
    const name = this.#textAt(this.#strings + this.#cell(), this.#stringsEnd);
    const start = this.#at;
    this.#skip(sizeBytes);
    return [name, sizeBytes === 0 ? true : this.#blob.slice(start, start + sizeBytes)];
  }

  #name(): string {
    const name = this.#textAt(this.#at, this.#end);
    this.#skip(name.length + 1);
    return name;
  }

  #cell(): number {
    const at = this.#at;
    this.#skip(4);
    return this.#view.getUint32(at);
  }

  /** Everything in the structure is whole cells. */
  #skip(sizeBytes: number): void {
    within(this.#at, sizeBytes, this.#end, 'node or property');
    this.#at += (sizeBytes + 3) & ~3;
    if (this.#at > this.#end) throw new Damaged('it ends within a property');
  }

  /** Names are ASCII: a byte is a character. */
  #textAt(start: number, limit: number): string {
    const end = start < limit ? this.#blob.subarray(0, limit).indexOf(0, start) : -1;
    if (end < 0) throw new Damaged(`a name at ${start} that does not end`);
    return String.fromCharCode(...this.#blob.subarray(start, Math.min(end, start + 256)));
  }
}

function within(start: number, sizeBytes: number, limit: number, what: string): number {
  if (start + sizeBytes <= limit) return start + sizeBytes;
  throw new Damaged(`its ${what} ends at ${start + sizeBytes}, behind ${limit}`);
}
