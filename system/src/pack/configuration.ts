/** Fills in the runtime configuration; the sums come last, when the image is complete (pack.ts). */
import type { Board, BoardGic } from '@bulkhead/boards';
import {
  type BoardRecord,
  ConsoleKind,
  ControllerKind,
  Image,
  InterruptMode,
  type PartitionRecord,
  PowerKind,
  RuntimeConfiguration,
  UartKind,
  versionFor,
} from '@bulkhead/hypervisor/abi/configuration';
import type { Console } from '../authored/description.ts';
import { ACTIONS } from '../health/actions.ts';
import type { CheckedPartition, CheckedSystem } from '../stages/checked.ts';
import type { ImageName } from '../stages/images.ts';
import { fillChannel } from './channels.ts';
import { fillCore } from './cores.ts';
import { sizeOfRecord } from './record.ts';
import { fillRecovery } from './recovery.ts';

const CONSOLE_KINDS: Record<Console, ConsoleKind> = {
  none: ConsoleKind.None,
  pl011: ConsoleKind.Pl011,
  hypercall: ConsoleKind.Hypercall,
};

const IMAGES: Record<ImageName, Image> = { primary: Image.Primary, fallback: Image.Fallback };

export function makeConfiguration(system: CheckedSystem): RuntimeConfiguration {
  const configuration = new RuntimeConfiguration();
  configuration.version = versionOf(system.board);
  configuration.sizeBytes = sizeOfRecord(configuration);
  configuration.imageSizeBytes = BigInt(system.layout.sizeBytes);
  configuration.payloadOffset = BigInt(system.layout.payloadOffset);
  configuration.partitionCount = system.partitions.length;
  fillBoard(configuration.board, system);
  for (const [index, partition] of system.partitions.entries()) {
    fillPartition(configuration.partitions[index]!, partition, system.layout.segmentOffsets[index]!);
  }
  configuration.channelCount = system.channels.length;
  for (const channel of system.channels) fillChannel(configuration.channels[channel.index]!, channel);
  for (const schedule of system.schedules) fillCore(configuration.cores[schedule.core]!, schedule);
  return configuration;
}

const CONTROLLERS: Record<BoardGic['version'], ControllerKind> = {
  3: ControllerKind.GicV3,
  2: ControllerKind.GicV2,
  bcm2836: ControllerKind.Bcm2836,
};
const UARTS: Record<Board['uartKind'], UartKind> = { pl011: UartKind.Pl011, cadence: UartKind.Cadence };
const POWERS: Record<NonNullable<Board['power']>, PowerKind> = {
  psci: PowerKind.Psci,
  bcm2835: PowerKind.Bcm2835,
};

/** The record's version, and the drivers that the board needs. */
function versionOf({ gic, uartKind, power = 'psci' }: Board): number {
  return versionFor(CONTROLLERS[gic.version], UARTS[uartKind], POWERS[power]);
}

function fillBoard(record: BoardRecord, system: CheckedSystem): void {
  const { board } = system;
  const uart = board.devices[board.uart]!;
  record.ramPa = board.ram.pa;
  record.ramSizeBytes = BigInt(system.ramSizeBytes);
  record.uartPa = system.hasConsoleStream ? uart.pa : 0n;
  record.uartIntid = system.hasConsoleStream ? uart.interrupts[0]!.intid : 0;
  fillController(record, board.gic);
  record.coreCount = board.cores;
  record.consoleCore = system.consoleCore;
  record.errorAction = ACTIONS[system.boardErrors?.action ?? 'log'].number;
  system.boardErrors?.intids.forEach((intid, index) => {
    record.errorIntids[index] = intid;
  });
  for (let core = 0; core < board.cores; core++) record.mpidr[core] = board.mpidr(core);
}

function fillController(record: BoardRecord, gic: BoardGic): void {
  if (gic.version === 'bcm2836') {
    record.gicdPa = gic.peripheralsPa;
    record.giccPa = gic.localPa;
    return;
  }
  record.gicdPa = gic.gicdPa;
  if (gic.version === 3) {
    record.gicrPa = gic.gicrPa;
  } else {
    record.giccPa = gic.giccPa;
    record.gichPa = gic.gichPa;
    record.gicvPa = gic.gicvPa;
  }
}

function fillPartition(
  record: PartitionRecord,
  partition: CheckedPartition,
  segmentOffsets: readonly number[],
): void {
  nameWords(partition.name).forEach((word, index) => {
    record.name[index] = word;
  });
  record.ramIpa = partition.ramIpa;
  record.ramPa = partition.ramPa;
  record.ramSizeBytes = BigInt(partition.ramSizeBytes);
  record.entryIpa = partition.entryIpa;
  record.entryArgument = partition.entryArgument;
  record.vcpuCount = partition.cores.length;
  partition.cores.forEach((core, vcpu) => {
    record.vcpuCore[vcpu] = core;
  });
  record.interruptMode = partition.delivery.mode === 'direct' ? InterruptMode.Direct : InterruptMode.Virtual;
  fillRecovery(record, partition);
  record.consoleKind = CONSOLE_KINDS[partition.console];
  fillSegments(record, partition, segmentOffsets);
  fillDevices(record, partition);
}

/** A segment without bytes (a large .bss) only claims memory. */
function fillSegments(record: PartitionRecord, { segments }: CheckedPartition, offsets: readonly number[]) {
  for (const [index, { ipa, bytes, images }] of segments.entries()) {
    if (bytes.length === 0) continue;
    const segment = record.segments[record.segmentCount++]!;
    segment.ipa = ipa;
    segment.imageOffset = BigInt(offsets[index]!);
    segment.sizeBytes = BigInt(bytes.length);
    segment.images = images.reduce((bits, image) => bits | IMAGES[image], 0);
  }
}

function fillDevices(record: PartitionRecord, { devices }: CheckedPartition): void {
  record.deviceCount = devices.length;
  for (const [index, { ipa, facts }] of devices.entries()) {
    const device = record.devices[index]!;
    device.ipa = ipa;
    device.pa = facts.pa;
    device.sizeBytes = BigInt(facts.sizeBytes);
  }
  const interrupts = devices.flatMap((device) => device.interrupts);
  record.interruptCount = interrupts.length;
  for (const [index, { physicalIntid, virtualIntid }] of interrupts.entries()) {
    record.interrupts[index]!.physicalIntid = physicalIntid;
    record.interrupts[index]!.virtualIntid = virtualIntid;
  }
}

/** A name as the ABI holds it: four characters a word, the first in the low byte. */
export function nameWords(name: string): number[] {
  const words: number[] = [];
  for (let at = 0; at < name.length; at += 4) {
    const codes = [0, 1, 2, 3].map((index) => (name.charCodeAt(at + index) || 0) << (8 * index));
    words.push(codes.reduce((word, code) => word | code, 0) >>> 0);
  }
  return words;
}

/** The name that the words hold. */
export function nameOfWords(words: Iterable<number>): string {
  const bytes = [...words].flatMap((word) => [0, 8, 16, 24].map((shift) => (word >>> shift) & 0xff));
  return String.fromCharCode(...bytes).replace(/\0.*$/, '');
}
