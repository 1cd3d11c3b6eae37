/** The running image: where its parts are, its boot header, and the runtime configuration behind it. */
import type { u32, u64 } from '@bulkhead/bare';
import { addressOf, linkerAddress, overlay, sizeOf } from '@bulkhead/bare/unsafe';
import { CHECKED_FROM, RuntimeConfiguration } from '../../abi/configuration.ts';
import { BootHeader } from '../../abi/image.ts';

/** Safety: symbols of hypervisor.ld; only their addresses are used. */
export function imageStart(): u64 {
  return linkerAddress('__image_start');
}
/** Safety: as above. */
export function rodataStart(): u64 {
  return linkerAddress('__rodata_start');
}
/** Safety: as above. */
export function dataStart(): u64 {
  return linkerAddress('__data_start');
}
/** Where the runtime configuration begins. Safety: as above. */
export function imageEnd(): u64 {
  return linkerAddress('__image_end');
}

/**
 * The packed configuration, read-only memory. Safety: `core/validation` checks magic, version, size
 * and CRC before anything but those fields is believed; fixed arrays bound every index.
 */
export function packedConfiguration(): RuntimeConfiguration {
  return overlay(RuntimeConfiguration, linkerAddress('__image_end'));
}

/** Size of the configuration as this build lays it out. Safety: a number; nothing is read. */
export function configurationSize(): u64 {
  return sizeOf(packedConfiguration());
}

/** Address of the part of the configuration that its CRC covers. Safety: an address only. */
export function checkedPart(): u64 {
  return addressOf(packedConfiguration()) + CHECKED_FROM;
}

/** Safety: in the image's first page; what it holds is checked by what uses it. */
function bootHeader(): BootHeader {
  return overlay(BootHeader, linkerAddress('__boot_header'));
}

/** The boot header's UART, or 0 when it is damaged or absent. Safety: as above. */
export function earlyUart(): u64 {
  const header = bootHeader();
  return header.uartPaComplement === ~header.uartPa ? header.uartPa : 0n;
}

/** The boot header when its numbers are whole. Safety: as above. */
export function packedCounts(): BootHeader | null {
  const header = bootHeader();
  const counts: u32 = header.coreCount | (header.partitionCount << 8) | (header.tableCount << 16);
  return header.countsComplement === ~counts ? header : null;
}
