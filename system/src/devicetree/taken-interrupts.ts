/** Interrupts of a node that the board's GIC takes (Linux bindings/interrupt-controller/arm,gic.yaml, arm,gic-v3.yaml). */
import type { BoardInterrupt } from '@bulkhead/boards';
import { isGicNode } from './gic-kinds.ts';
import { throughMap } from './interrupt-map.ts';
import { type LocatedNode, phandleOf } from './located.ts';
import { chunks } from './registers.ts';
import { cellOf, cellsOf } from './values.ts';

const SPI = 0;
const PPI = 1;
const FIRST_SPI = 32;
const FIRST_PPI = 16;
/** Three, and a fourth where a GICv3 has private interrupts of some cores only. */
const GIC_CELLS = [3, 4];
/** Bits of the third cell that are the kind of trigger; a GICv2's other bits name cores. */
const TRIGGER_MASK = 0xf;

export interface TreeInterrupt {
  readonly kind: 'spi' | 'ppi';
  readonly intid: number;
  readonly trigger: BoardInterrupt['trigger'];
}

export type InterruptsResult =
  | { readonly interrupts: readonly TreeInterrupt[] }
  | { readonly reason: string };

/** All interrupts of a node; none is no mistake. */
export function interruptsOf(located: LocatedNode, nodes: readonly LocatedNode[]): InterruptsResult {
  const { interrupts, 'interrupts-extended': extended } = located.node.properties;
  if (extended !== undefined) return extendedInterrupts(extended, nodes);
  if (interrupts === undefined) return { interrupts: [] };
  const parent = interruptParentOf(located, nodes);
  if (!parent) return { reason: 'nothing takes its interrupts' };
  const cells = cellsOf(interrupts);
  const width = cellOf(parent.node.properties['#interrupt-cells']);
  if (!cells || !width || cells.length % width !== 0) return { reason: 'interrupts is not of whole entries' };
  const specifiers: number[][] = [];
  for (const one of chunks(cells, width)) {
    const taken = takenBy(parent, one, located, nodes);
    if ('reason' in taken) return taken;
    specifiers.push(taken.specifier);
  }
  return fromSpecifiers(specifiers);
}

/** By the nearest `interrupt-parent`, or the nearest node around it that takes interrupts itself. */
export function interruptParentOf(
  located: LocatedNode,
  nodes: readonly LocatedNode[],
): LocatedNode | undefined {
  for (let at: LocatedNode | undefined = located; at; at = at.parent) {
    const isAround = at !== located;
    if (isAround && at.node.properties['#interrupt-cells'] !== undefined) return at;
    const phandle = cellOf(at.node.properties['interrupt-parent']);
    if (phandle !== undefined) return nodes.find(({ node }) => phandleOf(node) === phandle);
  }
  return undefined;
}

/** The GIC's specifier of an interrupt, through a bus that passes it on (Devicetree Specification v0.4, 2.4.3). */
function takenBy(
  parent: LocatedNode,
  specifier: readonly number[],
  located: LocatedNode,
  nodes: readonly LocatedNode[],
): { readonly specifier: number[] } | { readonly reason: string } {
  if (widthOf(parent) !== undefined) return { specifier: [...specifier] };
  const mapped = throughMap(parent, specifier, located, nodes);
  return mapped ? { specifier: mapped } : { reason: `its interrupts go to ${parent.path}` };
}

function extendedInterrupts(
  value: LocatedNode['node']['properties'][string],
  nodes: readonly LocatedNode[],
): InterruptsResult {
  const cells = cellsOf(value) ?? [];
  const specifiers: number[][] = [];
  for (let at = 0; at < cells.length; ) {
    const controller = nodes.find(({ node }) => phandleOf(node) === cells[at]);
    if (!controller) return { reason: 'nothing takes its interrupts' };
    const width = widthOf(controller);
    if (width === undefined) return { reason: `its interrupts go to ${controller.path}` };
    specifiers.push(cells.slice(at + 1, at + 1 + width));
    at += 1 + width;
  }
  return fromSpecifiers(specifiers);
}

/** Cells of a specifier of the GIC; nothing for another controller. */
export function widthOf({ node }: LocatedNode): number | undefined {
  const width = cellOf(node.properties['#interrupt-cells']) ?? 0;
  const isController = node.properties['interrupt-controller'] !== undefined && isGicNode(node);
  return isController && GIC_CELLS.includes(width) ? width : undefined;
}

function fromSpecifiers(specifiers: readonly number[][]): InterruptsResult {
  const interrupts: TreeInterrupt[] = [];
  for (const [kind = -1, number = 0, flags = 0] of specifiers) {
    if (kind !== SPI && kind !== PPI) return { reason: `interrupts of kind ${kind}` };
    const edge = (flags & TRIGGER_MASK) === 1 || (flags & TRIGGER_MASK) === 2;
    interrupts.push({
      kind: kind === SPI ? 'spi' : 'ppi',
      intid: number + (kind === SPI ? FIRST_SPI : FIRST_PPI),
      trigger: edge ? 'edge' : 'level',
    });
  }
  return { interrupts };
}
