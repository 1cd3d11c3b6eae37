/** A device tree that is being changed. */
import type { DeviceTreeNode, PropertyValue } from './node.ts';
import { cellOf } from './values.ts';

export interface DraftNode {
  readonly name: string;
  readonly properties: Map<string, PropertyValue>;
  readonly children: DraftNode[];
}

export function draftOf({ name, properties, children }: DeviceTreeNode): DraftNode {
  return { name, properties: new Map(Object.entries(properties)), children: children.map(draftOf) };
}

export function finished({ name, properties, children }: DraftNode): DeviceTreeNode {
  return { name, properties: Object.fromEntries(properties), children: children.map(finished) };
}

/** A child by its name; also without its unit address, when no other has that name. */
export function childOf(node: DraftNode, name: string): DraftNode | undefined {
  const exact = node.children.find((child) => child.name === name);
  if (exact || name.includes('@')) return exact;
  const same = node.children.filter((child) => child.name.split('@')[0] === name);
  return same.length === 1 ? same[0] : undefined;
}

/** The node at `/soc/serial@0`. */
export function nodeAtPath(root: DraftNode, path: string): DraftNode | undefined {
  let at: DraftNode | undefined = root;
  for (const step of path.split('/').filter((one) => one !== '')) at = at && childOf(at, step);
  return at;
}

export function walk(node: DraftNode, visit: (node: DraftNode) => void): void {
  visit(node);
  for (const child of node.children) walk(child, visit);
}

/** The largest phandle of a tree. */
export function largestPhandle(root: DraftNode): number {
  let largest = 0;
  walk(root, ({ properties }) => {
    const phandle = cellOf(properties.get('phandle')) ?? 0;
    if (phandle > largest && phandle < 0xffff_ffff) largest = phandle;
  });
  return largest;
}

/** A node's phandle; if it has none, it is given one that none of the trees has. */
export function phandleFor(node: DraftNode, trees: readonly DraftNode[]): number {
  const own = cellOf(node.properties.get('phandle'));
  if (own !== undefined) return own;
  const next = Math.max(...trees.map(largestPhandle)) + 1;
  node.properties.set('phandle', next);
  return next;
}

/** Writes a cell into a property; false when it is not inside. */
export function setCell(node: DraftNode, name: string, offset: number, value: number): boolean {
  const bytes = node.properties.get(name);
  if (!(bytes instanceof Uint8Array) || offset < 0 || offset + 4 > bytes.length) return false;
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(offset, value);
  node.properties.set(name, copy);
  return true;
}

/** A cell of a property. */
export function getCell(node: DraftNode, name: string, offset: number): number | undefined {
  const bytes = node.properties.get(name);
  if (!(bytes instanceof Uint8Array) || offset < 0 || offset + 4 > bytes.length) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset);
}
