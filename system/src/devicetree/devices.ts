import type { BoardDeviceNode } from '@bulkhead/boards';
import type { ExpandedDevice } from '../stages/expanded.ts';
import { frequencyOf } from './clocks.ts';
import { interruptCells } from './interrupts.ts';
import { type DeviceTreeNode, node, type PropertyValue, reg, unitName } from './node.ts';

/** The nodes of an assigned device, at its guest address and with its guest's interrupts. */
export function deviceNodes(device: ExpandedDevice, clocks: ReadonlyMap<number, number>): DeviceTreeNode[] {
  return device.facts.nodes.map((facts) => deviceNode(device, facts, clocks));
}

function deviceNode(
  device: ExpandedDevice,
  facts: BoardDeviceNode,
  clocks: ReadonlyMap<number, number>,
): DeviceTreeNode {
  const address = device.ipa + BigInt(facts.regOffset);
  const interrupts = [facts.interrupt ?? []].flat().flatMap((index) => {
    const interrupt = device.interrupts[index];
    return interrupt ? interruptCells(interrupt.virtualIntid, interrupt.trigger) : [];
  });
  const properties: Record<string, PropertyValue> = {
    ...clockProperties(device, facts, clocks),
    ...(interrupts.length > 0 ? { interrupts } : {}),
    reg: [facts, ...(facts.furtherRegisters ?? [])].flatMap(({ regOffset, regSizeBytes }) =>
      reg(device.ipa + BigInt(regOffset), regSizeBytes),
    ),
    compatible: facts.compatible,
    ...facts.properties,
  };
  return node(unitName(facts.name, address), properties);
}

/** Inputs that nothing is known of are left out: a rule has reported them. */
function clockProperties(
  device: ExpandedDevice,
  { clocks = [] }: BoardDeviceNode,
  phandles: ReadonlyMap<number, number>,
): Record<string, PropertyValue> {
  const known = clocks.flatMap((clock) => {
    const phandle = phandles.get(frequencyOf(clock, device) ?? 0);
    return phandle === undefined ? [] : [{ name: clock.name, phandle }];
  });
  if (known.length === 0) return {};
  const names = known.flatMap(({ name }) => name ?? []);
  return {
    ...(names.length === known.length ? { 'clock-names': names } : {}),
    clocks: known.map(({ phandle }) => phandle),
  };
}
