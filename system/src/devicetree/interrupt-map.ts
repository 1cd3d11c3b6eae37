/** A bus that passes its devices' interrupts on to the GIC (Devicetree Specification v0.4, 2.4.3). */
import { isGicNode } from './gic-kinds.ts';
import { type LocatedNode, phandleOf } from './located.ts';
import { cellOf, cellsOf } from './values.ts';

/** The GIC's specifier; nothing when the bus has no map, or none for this interrupt that leads to the GIC. */
export function throughMap(
  { node: { properties } }: LocatedNode,
  specifier: readonly number[],
  { node }: LocatedNode,
  nodes: readonly LocatedNode[],
): number[] | undefined {
  const map = cellsOf(properties['interrupt-map']);
  const addressCells = cellOf(properties['#address-cells']) ?? 2;
  if (!map) return undefined;
  const address = (cellsOf(node.properties.reg) ?? []).slice(0, addressCells);
  const wanted = [...address, ...specifier];
  const mask = cellsOf(properties['interrupt-map-mask']) ?? wanted.map(() => 0xffff_ffff);
  for (let at = 0; at < map.length; ) {
    const own = map.slice(at, at + wanted.length);
    const parent = nodes.find((one) => phandleOf(one.node) === map[at + wanted.length]);
    if (!parent) return undefined;
    const start = at + wanted.length + 1 + (cellOf(parent.node.properties['#address-cells']) ?? 0);
    const end = start + (cellOf(parent.node.properties['#interrupt-cells']) ?? 1);
    const isIt = own.every((cell, index) => masked(cell, mask[index]) === masked(wanted[index], mask[index]));
    if (isIt) return isGicNode(parent.node) ? map.slice(start, end) : undefined;
    at = end;
  }
  return undefined;
}

function masked(cell = 0, mask = 0): number {
  return (cell & mask) >>> 0;
}
