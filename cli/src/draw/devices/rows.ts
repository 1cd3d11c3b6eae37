/** Who has which device of the board. */
import type { CheckedSystem, ExpandedDevice } from '@bulkhead/system';
import { addressText, numberRanges } from '../text/words.ts';

export interface DeviceRow {
  readonly device: string;
  readonly address: string;
  /** The partition's index; undefined: the hypervisor keeps it. */
  readonly partition?: number;
  readonly owner: string;
  /** INTIDs, and what the guest sees where that differs. */
  readonly interrupts: string;
  readonly start: bigint;
}

/** Names of the registers of an interrupt controller, by the field of the board that gives their address. */
const CONTROLLER: Readonly<Record<string, string>> = {
  gicdPa: 'GIC distributor',
  gicrPa: 'GIC redistributors',
  giccPa: 'GIC CPU interface',
  gichPa: 'GIC hypervisor interface',
  gicvPa: 'GIC virtual CPU interface',
};
const HYPERVISOR = 'hypervisor';

/** The devices that are in use, by address. */
export function deviceRows(system: CheckedSystem): DeviceRow[] {
  const assigned = system.partitions.flatMap(({ name, index, devices }) =>
    devices.map((device): DeviceRow => ({ ...rowOf(device), owner: name, partition: index })),
  );
  return [...assigned, ...controllerRows(system), ...consoleRow(system)].sort((a, b) =>
    a.start < b.start ? -1 : 1,
  );
}

/** Devices that nobody has. */
export function unusedDevices({ board, partitions, hasConsoleStream }: CheckedSystem): string[] {
  const used = new Set(partitions.flatMap(({ devices }) => devices.map(({ name }) => name)));
  if (hasConsoleStream) used.add(board.uart);
  return Object.keys(board.devices).filter((name) => !used.has(name));
}

function rowOf({ name, facts, interrupts, allowDma }: ExpandedDevice) {
  const physical = interrupts.map(({ physicalIntid }) => physicalIntid);
  const seen = interrupts.map(({ virtualIntid }) => virtualIntid);
  const differs = seen.some((intid, index) => intid !== physical[index]);
  const shown = differs ? `${numberRanges(physical)} → ${numberRanges(seen)}` : numberRanges(physical);
  return {
    device: allowDma ? `${name} (DMA)` : name,
    address: addressText(facts.pa),
    interrupts: shown || 'none',
    start: facts.pa,
  };
}

function controllerRows({ board }: CheckedSystem): DeviceRow[] {
  return Object.entries(board.gic).flatMap(([field, start]) =>
    typeof start === 'bigint' ? [ownRow(CONTROLLER[field] ?? field, start, '')] : [],
  );
}

/** The UART carries all consoles, without interrupts, unless a partition has it. */
function consoleRow({ board, hasConsoleStream }: CheckedSystem): DeviceRow[] {
  const uart = board.devices[board.uart];
  return hasConsoleStream && uart ? [ownRow(`${board.uart} (all consoles)`, uart.pa, '')] : [];
}

function ownRow(device: string, start: bigint, interrupts: string): DeviceRow {
  return { device, address: addressText(start), owner: HYPERVISOR, interrupts, start };
}
