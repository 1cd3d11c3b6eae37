/** References of an overlay: to labels of the tree below it, and to its own nodes (dtc, Documentation/dt-object-internal.txt). */
import { type DraftNode, getCell, largestPhandle, nodeAtPath, phandleFor, setCell, walk } from './draft.ts';
import { cellOf, cellsOf, stringsOf } from './values.ts';

/** Points the overlay's references at the nodes of the tree; returns the labels that the tree does not have. */
export function resolveLabels(
  overlay: DraftNode,
  base: DraftNode,
  labels: ReadonlyMap<string, string>,
): string[] {
  const fixups = nodeAtPath(overlay, '/__fixups__');
  const unknown: string[] = [];
  for (const [label, places] of fixups?.properties ?? []) {
    const path = labels.get(label);
    const target = path === undefined ? undefined : nodeAtPath(base, path);
    if (!target) unknown.push(label);
    const phandle = target ? phandleFor(target, [base, overlay]) : 0;
    for (const place of target ? (stringsOf(places) ?? []) : []) setReference(overlay, place, phandle);
  }
  return unknown;
}

/** `/fragment@0/__overlay__:clocks:4` */
function setReference(overlay: DraftNode, place: string, phandle: number): void {
  const [path = '', property = '', offset = ''] = place.split(':');
  const node = nodeAtPath(overlay, path);
  if (node) setCell(node, property, Number.parseInt(offset, 10) || 0, phandle);
}

/** Moves the overlay's own phandles behind those of the tree, and its references with them. */
export function renumber(overlay: DraftNode, base: DraftNode): void {
  const delta = largestPhandle(base);
  walk(overlay, (node) => {
    for (const name of ['phandle', 'linux,phandle']) {
      const own = cellOf(node.properties.get(name));
      if (own !== undefined) node.properties.set(name, own + delta);
    }
  });
  const local = nodeAtPath(overlay, '/__local_fixups__');
  if (local) moveReferences(local, overlay, delta);
}

/** `__local_fixups__` has the overlay's shape: where a property is, the offsets of its references. */
function moveReferences(places: DraftNode, node: DraftNode, delta: number): void {
  for (const [name, offsets] of places.properties) {
    for (const offset of cellsOf(offsets) ?? []) {
      const old = getCell(node, name, offset);
      if (old !== undefined) setCell(node, name, offset, old + delta);
    }
  }
  for (const child of places.children) {
    const same = node.children.find(({ name }) => name === child.name);
    if (same) moveReferences(child, same, delta);
  }
}
