/** The virtual platform's devices by guest-physical address, and the accesses that reach them. */
import { truncateU32, u32, u64, wrappingSub } from '@bulkhead/bare';
import { accessController, isController } from '#gic/guest-view.ts';
import {
  GUEST_FLASH,
  GUEST_FLASH_SIZE,
  GUEST_UART,
  GUEST_UART_SIZE,
  GUEST_VIRTIO,
  GUEST_VIRTIO_SIZE,
  GUEST_VIRTIO_SLOT_SIZE,
  GUEST_WATCHDOG,
  GUEST_WATCHDOG_SIZE,
} from '../../abi/platform.ts';
import type { Ipa } from '../../core/addresses.ts';
import type { Cpu } from '../../core/cpu.ts';
import { hasWatchdogs, isUart } from '../../core/features.ts';
import { armFlush } from '../../core/flush.ts';
import { type Partition, recordOf, type VirtualCpu } from '../../core/partition.ts';
import { accessUart } from '../../core/virtual-uart.ts';
import { accessWatchdog } from '../../core/virtual-watchdog.ts';
import type { Access } from './access.ts';
import { within } from './within.ts';

/** What erased flash reads as. */
const ERASED: u64 = 0xffff_ffff_ffff_ffffn;

/** virtio-mmio registers (virtio 1.2, 4.2.2): magic, version 2, and DeviceID 0 for a slot without a device. */
const VIRTIO_MAGIC: u64 = 0x7472_6976n;

function accessVirtioSlot(access: Access): void {
  const register: u32 = access.offset % u32(GUEST_VIRTIO_SLOT_SIZE);
  if (access.write) return;
  access.value = register === 0 ? VIRTIO_MAGIC : register === 4 ? 2n : 0n;
}

function accessConsole(cpu: Cpu, partition: Partition, vcpu: VirtualCpu): void {
  armFlush(cpu, partition, accessUart(partition, cpu.access, vcpu));
}

function hasWatchdog(partition: Partition): boolean {
  return hasWatchdogs() && recordOf(partition).recovery.watchdogDevice !== 0;
}

/** True when the virtual platform has a device at `ipa`. */
export function isPlatform(partition: Partition, ipa: Ipa): boolean {
  const uart = isUart(recordOf(partition).consoleKind) && within(ipa, GUEST_UART, GUEST_UART_SIZE);
  return (
    uart ||
    isController(partition, ipa) ||
    (hasWatchdog(partition) && within(ipa, GUEST_WATCHDOG, GUEST_WATCHDOG_SIZE)) ||
    within(ipa, GUEST_VIRTIO, GUEST_VIRTIO_SIZE) ||
    within(ipa, GUEST_FLASH, GUEST_FLASH_SIZE)
  );
}

/** Carries out `cpu.access` (its offset is still to be set) at `ipa`; false when no device is there. */
export function accessPlatform(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, ipa: Ipa): boolean {
  const access = cpu.access;
  // A guest that maps a device as Normal memory gets here unaligned: no register is there, reads are zero
  // (IHI 0069, chapter 12, gives unaligned accesses no meaning).
  if ((ipa & u64(wrappingSub(access.sizeBytes, 1))) !== 0n) return isPlatform(partition, ipa);
  if (accessController(partition, vcpu, access, ipa)) return true;
  if (within(ipa, GUEST_UART, GUEST_UART_SIZE) && isUart(recordOf(partition).consoleKind)) {
    access.offset = truncateU32(ipa - GUEST_UART);
    accessConsole(cpu, partition, vcpu);
  } else if (hasWatchdog(partition) && within(ipa, GUEST_WATCHDOG, GUEST_WATCHDOG_SIZE)) {
    access.offset = truncateU32(ipa - GUEST_WATCHDOG);
    accessWatchdog(partition, access);
  } else if (within(ipa, GUEST_VIRTIO, GUEST_VIRTIO_SIZE)) {
    access.offset = truncateU32(ipa - GUEST_VIRTIO);
    accessVirtioSlot(access);
  } else if (within(ipa, GUEST_FLASH, GUEST_FLASH_SIZE)) {
    if (!access.write) access.value = ERASED;
  } else {
    return false;
  }
  return true;
}
