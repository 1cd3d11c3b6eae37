/** Checks of what a partition is given of the board. */

import { type u32, u64 } from '@bulkhead/bare';
import { overlapsController } from '#machine';
import {
  type BoardRecord,
  type DeviceRecord,
  type InterruptRecord,
  MAX_DEVICES,
  MAX_INTERRUPTS,
  MAX_VCPUS,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import {
  GUEST_ADDRESS_BITS,
  GUEST_GICD,
  GUEST_GICD_SIZE,
  GUEST_GICR,
  GUEST_GICR_SIZE,
  GUEST_INTIDS,
  GUEST_UART,
  GUEST_UART_INTID,
  GUEST_UART_SIZE,
  GUEST_VIRTIO,
  GUEST_VIRTIO_SIZE,
  GUEST_WATCHDOG,
  GUEST_WATCHDOG_INTID,
  GUEST_WATCHDOG_SIZE,
} from '../../abi/platform.ts';
import { Refusal } from '../../abi/refusals.ts';
import { isUart } from '../features.ts';
import { contains, isAligned, isRange, overlaps } from './ranges.ts';
import { refuse } from './report.ts';

const PAGE: u64 = 4096n;
const IPA_LIMIT: u64 = 1n << u64(GUEST_ADDRESS_BITS);

/** Guest-physical ranges that the virtual platform emulates. */
function emulated(record: PartitionRecord, ipa: u64, size: u64): boolean {
  const uart = isUart(record.consoleKind) && overlaps(ipa, size, GUEST_UART, GUEST_UART_SIZE);
  const watchdog =
    record.recovery.watchdogDevice !== 0 && overlaps(ipa, size, GUEST_WATCHDOG, GUEST_WATCHDOG_SIZE);
  return (
    uart ||
    watchdog ||
    overlaps(ipa, size, GUEST_GICD, GUEST_GICD_SIZE) ||
    overlaps(ipa, size, GUEST_GICR, GUEST_GICR_SIZE * u64(MAX_VCPUS)) ||
    overlaps(ipa, size, GUEST_VIRTIO, GUEST_VIRTIO_SIZE)
  );
}

function isErrorOf(board: BoardRecord, intid: u32): boolean {
  for (const known of board.errorIntids) {
    if (known === intid) return true;
  }
  return false;
}

/** Board addresses that no partition may hold: memory, the interrupt controller, the console's UART. */
function privileged(configuration: RuntimeConfiguration, pa: u64, size: u64): boolean {
  const board = configuration.board;
  const uart = board.uartPa !== 0n && overlaps(pa, size, board.uartPa, PAGE);
  return uart || overlaps(pa, size, board.ramPa, board.ramSizeBytes) || overlapsController(board, pa, size);
}

/** Devices are the board's, and seen where nothing else is. */
export function validDevices(
  configuration: RuntimeConfiguration,
  index: u32,
  record: PartitionRecord,
): boolean {
  if (record.deviceCount > MAX_DEVICES) return refuse(Refusal.DeviceCount, u64(record.deviceCount), index, 0);
  for (let i: u32 = 0; i < record.deviceCount; i++) {
    const device: DeviceRecord = record.devices[i];
    const size = device.sizeBytes;
    if (!isAligned(device.pa | device.ipa | size, PAGE)) {
      return refuse(Refusal.Device, device.pa, index, i);
    }
    if (!isRange(device.pa, size) || privileged(configuration, device.pa, size)) {
      return refuse(Refusal.DevicePrivileged, device.pa, index, i);
    }
    const inRange = contains(0n, IPA_LIMIT, device.ipa, size);
    if (!inRange || emulated(record, device.ipa, size)) {
      return refuse(Refusal.DeviceIpa, device.ipa, index, i);
    }
  }
  return true;
}

/** Interrupts are SPIs on both sides, and nobody else's line. */
export function validInterrupts(
  configuration: RuntimeConfiguration,
  index: u32,
  record: PartitionRecord,
): boolean {
  if (record.interruptCount > MAX_INTERRUPTS) {
    return refuse(Refusal.InterruptCount, u64(record.interruptCount), index, 0);
  }
  const board = configuration.board;
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const interrupt: InterruptRecord = record.interrupts[i];
    const physical = interrupt.physicalIntid;
    if (physical < 32 || physical >= 1020) {
      return refuse(Refusal.PhysicalIntid, u64(physical), index, i);
    }
    const isConsole = board.uartPa !== 0n && physical === board.uartIntid;
    if (isConsole || isErrorOf(board, physical)) {
      return refuse(Refusal.IntidOfConsole, u64(physical), index, i);
    }
    const virtual = interrupt.virtualIntid;
    const uart = isUart(record.consoleKind) && virtual === GUEST_UART_INTID;
    const watchdog = record.recovery.watchdogDevice !== 0 && virtual === GUEST_WATCHDOG_INTID;
    if (virtual < 32 || virtual >= GUEST_INTIDS || uart || watchdog) {
      return refuse(Refusal.VirtualIntid, u64(virtual), index, i);
    }
  }
  return true;
}
