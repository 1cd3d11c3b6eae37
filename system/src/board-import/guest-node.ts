/** What a guest's device tree says of a device: the board's own node, without what leads to others. */
import type { BoardDeviceNode, BoardProperty } from '@bulkhead/boards';
import { baseName } from '../devicetree/located.ts';
import type { PropertyValue } from '../devicetree/node.ts';
import type { TreeInterrupt } from '../devicetree/taken-interrupts.ts';
import { cellsOf, compatibleOf, stringsOf } from '../devicetree/values.ts';
import { clocksOf, isCopied, needsOf } from './needs.ts';
import type { Piece } from './pieces.ts';
import type { Session } from './session.ts';

/** Its interrupts are added to those of the device. */
export function guestNode(
  { located, ranges, interrupts }: Piece,
  devicePa: bigint,
  all: TreeInterrupt[],
  { nodes }: Session,
): BoardDeviceNode {
  const { node } = located;
  const indices = interrupts.map((one) => indexOf(one, all));
  const [first, ...further] = ranges.map(({ pa, sizeBytes }) => ({
    regOffset: Number(pa - devicePa),
    regSizeBytes: Number(sizeBytes),
  }));
  const clocks = clocksOf(located, nodes);
  const needs = needsOf(node);
  const properties = copiedProperties(node.properties);
  return {
    name: baseName(node),
    compatible: compatibleOf(node),
    ...first!,
    ...(further.length === 0 ? {} : { furtherRegisters: further }),
    ...(indices.length === 0 ? {} : { interrupt: indices.length === 1 ? indices[0]! : indices }),
    ...(clocks.length === 0 ? {} : { clocks }),
    ...(needs.length === 0 ? {} : { needs }),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  };
}

/** Two nodes of a device can share a line. */
function indexOf(interrupt: TreeInterrupt, all: TreeInterrupt[]): number {
  const known = all.findIndex(({ intid }) => intid === interrupt.intid);
  return known < 0 ? all.push(interrupt) - 1 : known;
}

const CELLS = /^#(address|size)-cells$/;

function copiedProperties(
  properties: Readonly<Record<string, PropertyValue>>,
): Record<string, BoardProperty> {
  // Of a bus of its own, such as I2C, whose devices an overlay may add.
  const isBus = properties.ranges === undefined;
  const copied = Object.entries(properties)
    .filter(([name]) => name !== 'compatible' && (isCopied(name) || (isBus && CELLS.test(name))))
    .flatMap(([name, value]) => {
      const readable = propertyOf(value);
      return readable === undefined ? [] : [[name, readable] as const];
    });
  return Object.fromEntries(copied);
}

/** Strings where the bytes are strings, else cells; bytes that are neither are left out. */
function propertyOf(value: PropertyValue): BoardProperty | undefined {
  if (value === true) return true;
  const many = stringsOf(value) ?? cellsOf(value);
  return many?.length === 1 ? many[0]! : many;
}
