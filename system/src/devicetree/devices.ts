import type { BoardDeviceNode } from '@bulkhead/boards';
import type { ExpandedDevice } from '../stages/expanded.ts';
import { PHANDLE } from './bindings.ts';
import { interruptCells } from './interrupts.ts';
import { type DeviceTreeNode, node, type PropertyValue, reg, unitName } from './node.ts';

/** The nodes of an assigned device, at its guest address and with its guest's interrupts. */
export function deviceNodes(device: ExpandedDevice): DeviceTreeNode[] {
  return device.facts.nodes.map((facts) => deviceNode(device, facts));
}

function deviceNode(device: ExpandedDevice, facts: BoardDeviceNode): DeviceTreeNode {
  const address = device.ipa + BigInt(facts.regOffset);
  const interrupt = facts.interrupt === undefined ? undefined : device.interrupts[facts.interrupt];
  const properties: Record<string, PropertyValue> = {
    ...clocks(facts.clockNames ?? []),
    ...(interrupt ? { interrupts: interruptCells(interrupt.virtualIntid, interrupt.trigger) } : {}),
    reg: reg(address, facts.regSizeBytes),
    compatible: facts.compatible,
    ...facts.properties,
  };
  return node(unitName(facts.name, address), properties);
}

function clocks(names: readonly string[]): Record<string, PropertyValue> {
  return names.length === 0 ? {} : { 'clock-names': names, clocks: names.map(() => PHANDLE.clock) };
}
