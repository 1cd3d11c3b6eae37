/** A range of registers of a node, with its interrupts; or why the node is left out. */

import { isGicNode } from '../devicetree/gic-kinds.ts';
import type { LocatedNode } from '../devicetree/located.ts';
import { type Registers, registersOf } from '../devicetree/registers.ts';
import { interruptsOf, type TreeInterrupt } from '../devicetree/taken-interrupts.ts';
import { compatibleOf, textOf } from '../devicetree/values.ts';
import { alignUp, overlaps, PAGE, rangeOf } from '../numbers.ts';
import type { Session } from './session.ts';

export interface Piece {
  readonly located: LocatedNode;
  /** All of it. */
  readonly registers: Registers;
  /** The entries of `reg`. */
  readonly ranges: readonly Registers[];
  readonly interrupts: readonly TreeInterrupt[];
  /** Why nobody may have it. */
  readonly refused?: string;
}

function extentOf(ranges: readonly Registers[]): Registers {
  const pa = ranges.map((one) => one.pa).reduce((a, b) => (a < b ? a : b));
  const end = ranges.map((one) => one.pa + one.sizeBytes).reduce((a, b) => (a > b ? a : b));
  return { pa, sizeBytes: end - pa };
}

/** Whether their pages follow each other: between them nothing would be given away. */
function isTogether(ranges: readonly Registers[]): boolean {
  const sorted = [...ranges].sort((a, b) => (a.pa < b.pa ? -1 : 1));
  let end = sorted[0]?.pa ?? 0n;
  for (const { pa, sizeBytes } of sorted) {
    if ((pa & ~(PAGE - 1n)) > end) return false;
    const own = alignUp(pa + sizeBytes, PAGE);
    if (own > end) end = own;
  }
  return true;
}

/** Stage 2 and the packer take addresses up to 48 bits. */
const HIGHEST = 1n << 48n;

export function piecesOf(located: LocatedNode, session: Session): Piece[] {
  const { path, node } = located;
  if (isPartOfCore(located) || compatibleOf(node).length === 0) return [];
  const found = registersOf(located);
  if (found === 'none') return [];
  const leaveOut = (reason: string) => {
    session.report.add('BS3109', path, 'registers and interrupts as a partition can have them', reason);
    return [];
  };
  if ('reason' in found) return leaveOut(found.reason);
  const { registers } = found;
  const objection = objectionTo(located, registers, session);
  if (objection !== undefined) return leaveOut(objection);
  const result = interruptsOf(located, session.nodes);
  if ('reason' in result) return leaveOut(result.reason);
  const own = result.interrupts.find(({ kind }) => kind === 'ppi');
  if (own) return leaveOut(`INTID ${own.intid}, which each core has for itself`);
  if (registers.some((one) => isController(one, session))) return [];
  const refused = refusalOf(located);
  const apart = isFlash(located) ? registers.map((one) => [one]) : [registers];
  return apart.map((ranges) => ({
    located,
    registers: extentOf(ranges),
    ranges,
    interrupts: result.interrupts,
    ...(refused === undefined ? {} : { refused }),
  }));
}

/** What every partition has of its own, or the hypervisor keeps. */
function isPartOfCore(located: LocatedNode): boolean {
  const { node, parent } = located;
  if (textOf(node.properties.device_type) === 'memory' || isGicNode(node)) return true;
  if (parent?.path === '/reserved-memory' || parent?.path === '/cpus') return true;
  return parent !== undefined && isGicNode(parent.node);
}

function objectionTo(
  { node }: LocatedNode,
  registers: readonly Registers[],
  { ram }: Session,
): string | undefined {
  if (textOf(node.properties.device_type) === 'pci') return 'PCI, whose devices are not in the tree';
  if (registers.length === 0) return 'an empty reg';
  if (!isTogether(registers) && !isFlash({ node })) return `registers in ${registers.length} places`;
  if (
    ram &&
    registers.some((one) => overlaps(rangeOf(one.pa, one.sizeBytes), rangeOf(ram.pa, ram.sizeBytes)))
  ) {
    return 'registers in memory, which partitions are given';
  }
  const wrong = registers.find(({ pa, sizeBytes }) => sizeBytes === 0n || pa + sizeBytes > HIGHEST);
  return wrong ? `${wrong.sizeBytes} bytes at 0x${wrong.pa.toString(16)}` : undefined;
}

/** Its ranges are chips side by side (Linux bindings/mtd/mtd-physmap.yaml). */
function isFlash({ node }: Pick<LocatedNode, 'node'>): boolean {
  return compatibleOf(node).includes('cfi-flash');
}

/** Frames of the interrupt controller that have nodes of their own. */
function isController(registers: Registers, { nodes }: Session): boolean {
  const own = rangeOf(registers.pa, registers.sizeBytes);
  return nodes
    .filter(({ node, enabled }) => enabled && isGicNode(node))
    .map(registersOf)
    .some(
      (one) =>
        typeof one === 'object' &&
        'registers' in one &&
        one.registers.some((gic) => overlaps(own, rangeOf(gic.pa, gic.sizeBytes))),
    );
}

export const IOMMU = /^(arm,smmu-v[123]|arm,mmu-[45]0[01]|.*smmu.*)$/;

function refusalOf({ node }: LocatedNode): string | undefined {
  const names = compatibleOf(node);
  if (names.some((name) => IOMMU.test(name))) return 'it decides what other devices reach';
  if (names.includes('qemu,fw-cfg-mmio'))
    return 'its DMA engine reads and writes all of memory, the hypervisor included';
  return undefined;
}
