/** Where a node's registers are on the board (Devicetree Specification v0.4, 2.3.6 and 2.3.8). */

import type { LocatedNode } from './located.ts';
import { cellOf, cellsOf, numberOf } from './values.ts';

export interface Registers {
  readonly pa: bigint;
  readonly sizeBytes: bigint;
}

/** `none`: it has no registers in the address space of the cores. */
export type RegistersResult =
  | { readonly registers: readonly Registers[] }
  | { readonly reason: string }
  | 'none';

/** What the specification says of a bus that says nothing. */
const DEFAULT_ADDRESS_CELLS = 2;
const DEFAULT_SIZE_CELLS = 1;

interface Cells {
  readonly address: number;
  readonly size: number;
}

/** The widths of `reg` in a node's children. */
export function cellsBelow({ node: { properties } }: LocatedNode): Cells {
  return {
    address: cellOf(properties['#address-cells']) ?? DEFAULT_ADDRESS_CELLS,
    size: cellOf(properties['#size-cells']) ?? DEFAULT_SIZE_CELLS,
  };
}

/** `reg`, as the cores see it. */
export function registersOf({ node, parent }: LocatedNode): RegistersResult {
  if (node.properties.reg === undefined || !parent) return 'none';
  if (!hasAddresses(parent)) return 'none';
  const widths = cellsBelow(parent);
  if (!isUsual(widths)) return { reason: `addresses of ${widths.address} cells, sizes of ${widths.size}` };
  const cells = cellsOf(node.properties.reg);
  const entry = widths.address + widths.size;
  if (!cells || cells.length % entry !== 0) return { reason: 'reg is not of whole entries' };
  const local = chunks(cells, entry).map((one) => ({
    pa: numberOf(one.slice(0, widths.address)),
    sizeBytes: numberOf(one.slice(widths.address)),
  }));
  const registers = local.map((one) => translate(one, parent));
  const known = registers.filter((one) => one !== undefined);
  if (known.length < registers.length) return { reason: `no ranges of ${parent.path} have its address` };
  return { registers: known };
}

const isUsual = ({ address, size }: Cells) => [1, 2].includes(address) && [1, 2].includes(size);

/** Whether addresses below the bus are addresses of the cores at all: those of an I2C bus are not. */
function hasAddresses(bus: LocatedNode): boolean {
  for (let at = bus; at.parent; at = at.parent) if (at.node.properties.ranges === undefined) return false;
  return true;
}

function translate(local: Registers, bus: LocatedNode): Registers | undefined {
  let { pa } = local;
  for (let at = bus; at.parent; at = at.parent) {
    const moved = throughRanges(pa, local.sizeBytes, at, at.parent);
    if (moved === undefined) return undefined;
    pa = moved;
  }
  return { ...local, pa };
}

function throughRanges(pa: bigint, size: bigint, bus: LocatedNode, above: LocatedNode): bigint | undefined {
  const { ranges } = bus.node.properties;
  if (ranges === true) return pa;
  const [own, outer] = [cellsBelow(bus), cellsBelow(above)];
  const cells = cellsOf(ranges);
  if (!cells || !isUsual(own) || outer.address > 2) return undefined;
  for (const entry of chunks(cells, own.address + outer.address + own.size)) {
    const from = numberOf(entry.slice(0, own.address));
    const to = numberOf(entry.slice(own.address, own.address + outer.address));
    const length = numberOf(entry.slice(own.address + outer.address));
    if (pa >= from && pa + size <= from + length) return pa - from + to;
  }
  return undefined;
}

/** Whole pieces; what is left at the end is dropped. */
export function chunks(cells: readonly number[], length: number): number[][] {
  const count = Math.floor(cells.length / length);
  return Array.from({ length: count }, (_, index) => cells.slice(index * length, (index + 1) * length));
}
