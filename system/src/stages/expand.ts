import { resolve } from 'node:path';
import { type Board, type BoardDevice, parseSize } from '@bulkhead/boards';
import { GUEST_RAM, GUEST_UART, GUEST_UART_INTID } from '@bulkhead/hypervisor/abi/platform';
import type { AuthoredSystem } from '../authored/define.ts';
import type {
  Console,
  DeviceAssignment,
  Expectation,
  PartitionDescription,
  SystemDescription,
} from '../authored/description.ts';
import { parseDuration } from '../authored/duration.ts';
import type { Guest } from '../guests/guest.ts';
import { toAddress } from '../shape/address.ts';
import { portsOf } from './channel.ts';
import { expandChannels } from './channels.ts';
import { guestGic } from './drivers.ts';
import type {
  CompleteExpectation,
  ExpandedDevice,
  ExpandedInterrupt,
  ExpandedPartition,
  ExpandedSystem,
  ForbiddenFlow,
} from './expanded.ts';
import { hasUart } from './has-uart.ts';
import { chooseDelivery, concernsOf, directObstacles } from './interrupt-mode.ts';
import { expandRecovery } from './recovery.ts';
import { expandSchedules } from './schedule.ts';

/**
 * Fills in the defaults of a description whose shape is right. Only the named partitions are taken:
 * the others have been reported.
 */
export function expand(
  authored: AuthoredSystem,
  directory: string,
  names: ReadonlySet<string>,
): ExpandedSystem {
  const { board, partitions, schedules, console: stream, onBoardError } = authored.description;
  const entries = Object.entries(partitions).filter(([name]) => names.has(name));
  const indexOf = (wanted: string) => {
    const index = entries.findIndex(([name]) => name === wanted);
    return index < 0 ? undefined : index;
  };
  const surroundings = { board, directory, indexOf };
  const alone = entries.map(([name, description], index) =>
    expandPartition(index, name, description, surroundings),
  );
  const scheduled = expandSchedules(schedules, alone, board);
  const channels = expandChannels(authored.description.channels, alone, directory);
  const withPorts = alone.map((one) => ({ ...one, ports: portsOf(one.index, channels) }));
  const expanded = withPorts.map((partition) => {
    const obstacles = directObstacles(partition, alone, scheduled, board);
    const asked = partitions[partition.name]?.interrupts ?? 'auto';
    return { ...partition, delivery: chooseDelivery(asked, obstacles, concernsOf(partition, alone)) };
  });
  return {
    board,
    ramSizeBytes: parseSize(board.ram.size) ?? 0,
    consoleCore: stream?.core ?? defaultConsoleCore(expanded),
    hasConsoleStream: !expanded.some(hasUart),
    partitions: expanded,
    schedules: scheduled,
    channels,
    ...(onBoardError === undefined ? {} : { boardErrors: onBoardError }),
    neverFlows: expandForbidden(authored.description.neverFlows ?? [], indexOf),
  };
}

/** Partitions that do not exist are left to the rule that reports them. */
function expandForbidden(
  rules: NonNullable<SystemDescription['neverFlows']>,
  indexOf: Surroundings['indexOf'],
): ForbiddenFlow[] {
  return rules.flatMap(([fromName, toName], index) => {
    const [from, to] = [indexOf(fromName), indexOf(toName)];
    return from === undefined || to === undefined ? [] : [{ path: `neverFlows[${index}]`, from, to }];
  });
}

/** The real-time partitions are usually those in TypeScript: keep interrupts away from their cores. */
function defaultConsoleCore(partitions: readonly Pick<ExpandedPartition, 'guest' | 'cores'>[]): number {
  const other = partitions.find((partition) => partition.guest.kind !== 'typescript');
  return other?.cores[0] ?? 0;
}

/** What a partition's description is expanded with. */
interface Surroundings {
  readonly board: Board;
  readonly directory: string;
  /** Of the partition of a name. */
  readonly indexOf: (name: string) => number | undefined;
}

function expandPartition(
  index: number,
  name: string,
  description: PartitionDescription,
  { board, directory, indexOf }: Surroundings,
): Omit<ExpandedPartition, 'delivery' | 'ports'> {
  const path = `partitions.${name}`;
  const { fallback } = description;
  const devices = expandDevices(description, path, board);
  const fixedRamPa = toAddress(description.ramPa);
  const [periodNs, budgetNs] = [parseDuration(description.period), parseDuration(description.budget)];
  return {
    index,
    name,
    path,
    guest: resolvePaths(description.guest, directory),
    ramIpa: toAddress(description.ramIpa) ?? GUEST_RAM,
    ramSizeBytes: parseSize(description.memory) ?? 0,
    ...(fixedRamPa === undefined ? {} : { fixedRamPa }),
    cores: description.cores,
    gicVersion: guestGic(board),
    console: description.console ?? defaultConsole(description.guest, devices),
    recovery: expandRecovery(description, indexOf),
    ...(fallback === undefined ? {} : { fallbackGuest: resolvePaths(fallback.guest, directory) }),
    ...(periodNs === undefined ? {} : { periodNs }),
    ...(budgetNs === undefined ? {} : { budgetNs }),
    devices,
    ...(description.deviceTree
      ? { overlay: overlayOf(description.deviceTree.overlay, path, directory) }
      : {}),
    expect: expandExpectation(description.expect ?? {}),
  };
}

function overlayOf(overlay: string, path: string, directory: string) {
  return { file: resolve(directory, overlay), path: `${path}.deviceTree.overlay` };
}

function defaultConsole(guest: Guest, devices: readonly ExpandedDevice[]): Console {
  if (hasUart({ devices })) return 'none';
  return guest.kind === 'typescript' ? 'hypercall' : 'pl011';
}

function expandExpectation(expect: Expectation): CompleteExpectation {
  const { end = expect.fault ? 'fault' : 'off', console = [], fault } = expect;
  return { end, console, ...(fault === undefined ? {} : { fault }) };
}

function resolvePaths(guest: Guest, directory: string): Guest {
  const absolute = (path: string) => resolve(directory, path);
  switch (guest.kind) {
    case 'linux': {
      const initrd = guest.initrd === undefined ? {} : { initrd: absolute(guest.initrd) };
      return { ...guest, kernel: absolute(guest.kernel), ...initrd };
    }
    case 'typescript':
      return { ...guest, entry: absolute(guest.entry) };
    default:
      return { ...guest, file: absolute(guest.file) };
  }
}

/** Devices that the board does not have are left to the rule that reports them. */
function expandDevices(description: PartitionDescription, path: string, board: Board): ExpandedDevice[] {
  const devices: ExpandedDevice[] = [];
  for (const [index, authored] of (description.devices ?? []).entries()) {
    const assignment = typeof authored === 'string' ? { device: authored } : authored;
    if (!Object.hasOwn(board.devices, assignment.device)) continue;
    devices.push(expandDevice(assignment, `${path}.devices[${index}]`, board));
  }
  return devices;
}

function expandDevice(assignment: DeviceAssignment, path: string, board: Board): ExpandedDevice {
  const facts = board.devices[assignment.device]!;
  const isUart = assignment.device === board.uart;
  return {
    path,
    name: assignment.device,
    facts,
    isUart,
    ipa: toAddress(assignment.ipa) ?? (isUart ? GUEST_UART : (facts.guestIpa ?? facts.pa)),
    interrupts: expandInterrupts(facts, assignment.intids ?? (isUart ? [GUEST_UART_INTID] : undefined)),
    ...(assignment.intids === undefined ? {} : { authoredIntids: assignment.intids }),
    clocksHz: assignment.clocks ?? {},
    without: assignment.without ?? [],
    allowDma: assignment.allowDma === true,
    reason: assignment.reason ?? '',
  };
}

function expandInterrupts(facts: BoardDevice, intids: readonly number[] | undefined): ExpandedInterrupt[] {
  return facts.interrupts.map(({ intid, trigger }, index) => ({
    physicalIntid: intid,
    virtualIntid: intids?.[index] ?? intid,
    trigger,
  }));
}
