/** A user's device tree on top of the generated one. */
import { childOf, type DraftNode, draftOf, finished, nodeAtPath } from './draft.ts';
import type { DeviceTreeNode, PropertyValue } from './node.ts';
import { renumber, resolveLabels } from './references.ts';
import { cellOf, textOf } from './values.ts';
import { encodeValue } from './writer.ts';

export interface MergedTree {
  readonly tree: DeviceTreeNode;
  /** Labels, paths and phandles that were to be changed or pointed at and are not there. */
  readonly missing: readonly string[];
  /** Properties of generated nodes that are not as they were, or new. */
  readonly changes: readonly TreeChange[];
  /** Paths of the nodes that were not generated. */
  readonly added: ReadonlySet<string>;
}

export interface TreeChange {
  readonly path: string;
  readonly property: string;
  readonly existed: boolean;
}

interface Merge {
  readonly missing: string[];
  readonly changes: TreeChange[];
  readonly added: Set<string>;
}

/** Of an overlay its fragments, of any other tree all nodes by their paths. */
export function mergeOverlay(
  generated: DeviceTreeNode,
  overlay: DeviceTreeNode,
  labels: ReadonlyMap<string, string>,
): MergedTree {
  const [base, top] = [draftOf(generated), draftOf(overlay)];
  const fragments = top.children.filter((child) => childOf(child, '__overlay__'));
  const merge: Merge = { missing: [], changes: [], added: new Set() };
  if (fragments.length === 0) {
    mergeNode(base, top, '', merge);
  } else {
    renumber(top, base);
    merge.missing.push(...resolveLabels(top, base, labels).map((label) => `&${label}`));
    for (const fragment of fragments) mergeFragment(base, fragment, merge);
  }
  return { tree: finished(base), ...merge };
}

function mergeFragment(base: DraftNode, fragment: DraftNode, merge: Merge): void {
  const target = targetOf(base, fragment);
  const content = childOf(fragment, '__overlay__')!;
  if (target === undefined) return;
  const node = nodeAtPath(base, target);
  if (node) mergeNode(node, content, target === '/' ? '' : target, merge);
  else merge.missing.push(target);
}

/** Its path; nothing when it is a label that was not found, which has been said. */
function targetOf(base: DraftNode, { properties }: DraftNode): string | undefined {
  const path = textOf(properties.get('target-path'));
  if (path !== undefined) return path;
  const phandle = cellOf(properties.get('target'));
  if (phandle === undefined || phandle === 0xffff_ffff) return undefined;
  return pathOfPhandle(base, phandle, '') ?? `the node ${phandle}`;
}

function pathOfPhandle(node: DraftNode, phandle: number, path: string): string | undefined {
  if (cellOf(node.properties.get('phandle')) === phandle) return path === '' ? '/' : path;
  for (const child of node.children) {
    const found = pathOfPhandle(child, phandle, `${path}/${child.name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mergeNode(base: DraftNode, top: DraftNode, path: string, merge: Merge): void {
  for (const [name, value] of top.properties) setProperty(base, name, value, path, merge);
  for (const child of top.children) {
    if (/^__.*__$/.test(child.name)) continue;
    const known = childOf(base, child.name);
    const childPath = `${path}/${known?.name ?? child.name}`;
    if (known) mergeNode(known, child, childPath, merge);
    else add(base, child, childPath, merge);
  }
}

function setProperty(base: DraftNode, name: string, value: PropertyValue, path: string, merge: Merge): void {
  const existed = base.properties.has(name);
  if (existed && sameBytes(base.properties.get(name)!, value)) return;
  base.properties.set(name, value);
  if (!merge.added.has(path)) merge.changes.push({ path: path || '/', property: name, existed });
}

function sameBytes(a: PropertyValue, b: PropertyValue): boolean {
  return Buffer.from(encodeValue(a)).equals(Buffer.from(encodeValue(b)));
}

function add(base: DraftNode, child: DraftNode, path: string, merge: Merge): void {
  base.children.push(child);
  markAdded(child, path, merge);
}

function markAdded(node: DraftNode, path: string, merge: Merge): void {
  merge.added.add(path);
  for (const child of node.children) markAdded(child, `${path}/${child.name}`, merge);
}
