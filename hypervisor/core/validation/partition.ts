/** Checks of one partition's record, by itself and against the board and the platform. */
import { type u32, u64 } from '@bulkhead/bare';
import { imageStart } from '#machine';
import {
  ConsoleKind,
  type DeviceRecord,
  FaultAction,
  type InterruptRecord,
  MAX_DEVICES,
  MAX_INTERRUPTS,
  MAX_SEGMENTS,
  MAX_VCPUS,
  type PartitionRecord,
  type RuntimeConfiguration,
  type SegmentRecord,
} from '../../abi/configuration.ts';
import {
  GUEST_ADDRESS_BITS,
  GUEST_GICD,
  GUEST_GICD_SIZE,
  GUEST_GICR,
  GUEST_GICR_SIZE,
  GUEST_INTIDS,
  GUEST_RAM,
  GUEST_UART,
  GUEST_UART_INTID,
  GUEST_UART_SIZE,
  GUEST_VIRTIO,
  GUEST_VIRTIO_SIZE,
} from '../../abi/platform.ts';
import { contains, isAligned, isRange, overlaps } from './ranges.ts';
import { refuseAt, refusePart } from './report.ts';

const PAGE: u64 = 4096n;
const BLOCK: u64 = 0x20_0000n;
const IPA_LIMIT: u64 = 1n << u64(GUEST_ADDRESS_BITS);

function bad(index: u32, name: string, value: u64, requirement: string): boolean {
  return refuseAt('partitions', index, name, value, requirement);
}

function validMemory(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  const board = configuration.board;
  const size = record.ramSizeBytes;
  if (!isAligned(size, BLOCK) || !isRange(record.ramPa, size)) {
    return bad(index, '.ramSizeBytes', size, 'must be a multiple of 2 MiB and not zero');
  }
  if (!isAligned(record.ramPa, BLOCK) || !contains(board.ramPa, board.ramSizeBytes, record.ramPa, size)) {
    return bad(index, '.ramPa', record.ramPa, 'must be 2 MiB aligned in the memory of the board');
  }
  if (overlaps(record.ramPa, size, imageStart(), configuration.imageSizeBytes)) {
    return bad(index, '.ramPa', record.ramPa, 'overlaps the image');
  }
  if (
    !isAligned(record.ramIpa, BLOCK) ||
    record.ramIpa < GUEST_RAM ||
    !contains(0n, IPA_LIMIT, record.ramIpa, size)
  ) {
    return bad(index, '.ramIpa', record.ramIpa, 'must be 2 MiB aligned, from 0x40000000 on, within 39 bits');
  }
  if (!contains(record.ramIpa, size, record.entryIpa, 4n) || !isAligned(record.entryIpa, 4n)) {
    return bad(index, '.entryIpa', record.entryIpa, 'is not an instruction in the memory of the partition');
  }
  return true;
}

/** Each vCPU has a core of its own; `usedCores` collects those of the partitions before. */
function validCores(
  configuration: RuntimeConfiguration,
  index: u32,
  record: PartitionRecord,
  usedCores: u32,
): boolean {
  if (record.vcpuCount === 0 || record.vcpuCount > MAX_VCPUS) {
    return bad(index, '.vcpuCount', u64(record.vcpuCount), 'must be 1 to 8');
  }
  let used: u32 = usedCores;
  for (let i: u32 = 0; i < record.vcpuCount; i++) {
    const core = record.vcpuCore[i];
    if (core >= configuration.board.coreCount) {
      return refusePart(index, 'vcpuCore', i, '', u64(core), 'is not a core of the board');
    }
    const one: u32 = 1;
    if ((used & (one << core)) !== 0)
      return refusePart(index, 'vcpuCore', i, '', u64(core), 'is given twice');
    used |= one << core;
  }
  return true;
}

function validSegments(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  if (record.segmentCount > MAX_SEGMENTS)
    return bad(index, '.segmentCount', u64(record.segmentCount), 'must be 0 to 8');
  for (let i: u32 = 0; i < record.segmentCount; i++) {
    const segment: SegmentRecord = record.segments[i];
    const payload = configuration.payloadOffset;
    const payloadSize: u64 = configuration.imageSizeBytes - payload;
    const size = segment.sizeBytes;
    if (!isRange(segment.imageOffset, size) || !contains(payload, payloadSize, segment.imageOffset, size)) {
      return refusePart(
        index,
        'segments',
        i,
        '.imageOffset',
        segment.imageOffset,
        'does not lie in the image',
      );
    }
    if (!isAligned(segment.imageOffset, 16n)) {
      return refusePart(
        index,
        'segments',
        i,
        '.imageOffset',
        segment.imageOffset,
        'must be a multiple of 16',
      );
    }
    if (!isRange(segment.ipa, size) || !contains(record.ramIpa, record.ramSizeBytes, segment.ipa, size)) {
      return refusePart(
        index,
        'segments',
        i,
        '.ipa',
        segment.ipa,
        'does not lie in the memory of the partition',
      );
    }
  }
  return true;
}

/** Guest-physical ranges that the virtual platform emulates. */
function emulated(record: PartitionRecord, ipa: u64, size: u64): boolean {
  const uart = record.consoleKind === ConsoleKind.Pl011 && overlaps(ipa, size, GUEST_UART, GUEST_UART_SIZE);
  return (
    uart ||
    overlaps(ipa, size, GUEST_GICD, GUEST_GICD_SIZE) ||
    overlaps(ipa, size, GUEST_GICR, GUEST_GICR_SIZE * u64(MAX_VCPUS)) ||
    overlaps(ipa, size, GUEST_VIRTIO, GUEST_VIRTIO_SIZE)
  );
}

/** Board addresses that no partition may hold: memory, the interrupt controller, the console's UART. */
function privileged(configuration: RuntimeConfiguration, pa: u64, size: u64): boolean {
  const board = configuration.board;
  const uart = board.uartPa !== 0n && overlaps(pa, size, board.uartPa, PAGE);
  return (
    uart ||
    overlaps(pa, size, board.ramPa, board.ramSizeBytes) ||
    overlaps(pa, size, board.gicdPa, 0x1_0000n) ||
    overlaps(pa, size, board.gicrPa, 0x2_0000n * u64(board.coreCount))
  );
}

function validDevices(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  if (record.deviceCount > MAX_DEVICES)
    return bad(index, '.deviceCount', u64(record.deviceCount), 'must be 0 to 8');
  for (let i: u32 = 0; i < record.deviceCount; i++) {
    const device: DeviceRecord = record.devices[i];
    const size = device.sizeBytes;
    if (!isAligned(device.pa | device.ipa | size, PAGE)) {
      return refusePart(
        index,
        'devices',
        i,
        '.pa',
        device.pa,
        'must be, with its ipa and size, a multiple of 4 KiB',
      );
    }
    if (!isRange(device.pa, size) || privileged(configuration, device.pa, size)) {
      return refusePart(index, 'devices', i, '.pa', device.pa, 'is memory or a device of the hypervisor');
    }
    const inRange = isRange(device.ipa, size) && contains(0n, IPA_LIMIT, device.ipa, size);
    if (!inRange || emulated(record, device.ipa, size)) {
      return refusePart(index, 'devices', i, '.ipa', device.ipa, 'is taken by the virtual platform');
    }
  }
  return true;
}

function validInterrupts(configuration: RuntimeConfiguration, index: u32, record: PartitionRecord): boolean {
  if (record.interruptCount > MAX_INTERRUPTS) {
    return bad(index, '.interruptCount', u64(record.interruptCount), 'must be 0 to 16');
  }
  const board = configuration.board;
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const interrupt: InterruptRecord = record.interrupts[i];
    const physical = interrupt.physicalIntid;
    if (physical < 32 || physical >= 1020) {
      return refusePart(
        index,
        'interrupts',
        i,
        '.physicalIntid',
        u64(physical),
        'must be an SPI (32 to 1019)',
      );
    }
    if (board.uartPa !== 0n && physical === board.uartIntid) {
      return refusePart(index, 'interrupts', i, '.physicalIntid', u64(physical), 'belongs to the console');
    }
    const virtual = interrupt.virtualIntid;
    const uart = record.consoleKind === ConsoleKind.Pl011 && virtual === GUEST_UART_INTID;
    if (virtual < 32 || virtual >= GUEST_INTIDS || uart) {
      return refusePart(
        index,
        'interrupts',
        i,
        '.virtualIntid',
        u64(virtual),
        'must be a free SPI (32 to 287)',
      );
    }
  }
  return true;
}

/** Everything about one partition but its neighbours. */
export function validPartition(configuration: RuntimeConfiguration, index: u32, usedCores: u32): boolean {
  const record: PartitionRecord = configuration.partitions[index];
  if (record.consoleKind > ConsoleKind.Hypercall) {
    return bad(index, '.consoleKind', u64(record.consoleKind), 'must be 0 to 2');
  }
  if (record.faultAction > FaultAction.Inject) {
    return bad(index, '.faultAction', u64(record.faultAction), 'must be 0 or 1');
  }
  return (
    validMemory(configuration, index, record) &&
    validCores(configuration, index, record, usedCores) &&
    validSegments(configuration, index, record) &&
    validDevices(configuration, index, record) &&
    validInterrupts(configuration, index, record)
  );
}
