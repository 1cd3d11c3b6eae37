/** The physical CPU interface (GICC_*, IHI 0048, 4.4), a page of registers that each core sees as its own. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { instruction } from '@bulkhead/bare/unsafe';
import type { DeviceAddress } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice } from '../mmio.unsafe.ts';

const CTLR: u64 = 0x0n;
const PMR: u64 = 0x4n;
const BPR: u64 = 0x8n;
const IAR: u64 = 0xcn;
const EOIR: u64 = 0x10n;
const DIR: u64 = 0x1000n;
const GICD_SGIR: u64 = 0xf00n;
/** The group that is ours, and EOImode (EOImodeNS in the Non-secure copy), both at the same bits (4.4.1). */
const CTLR_ON: u32 = (1 << 0) | (1 << 9);
const TARGETS_SHIFT: u32 = 16;
/** No interrupt (3.2.3). */
const SPURIOUS: u64 = 1023n;

function cpuInterface(): DeviceAddress {
  return packedConfiguration().board.giccPa;
}

/**
 * All priorities, end of interrupt split into priority drop and deactivation, which hardware-backed virtual interrupts
 * need. Safety: this core only, interrupts masked.
 */
export function initializeCpuInterface(): void {
  writeDevice(cpuInterface(), PMR, 0xff);
  writeDevice(cpuInterface(), BPR, 0);
  writeDevice(cpuInterface(), CTLR, CTLR_ON);
  instruction('isb');
}

/** GICD_SGIR: an SGI to the CPU interfaces in `targets` (4.3.15). Safety: an SGI to EL2. */
export function sendInterrupt(targets: u32, intid: u32): void {
  instruction('dsb ish');
  writeDevice(packedConfiguration().board.gicdPa, GICD_SGIR, (targets << TARGETS_SHIFT) | intid);
}

/** Acknowledges the highest pending interrupt: what its end is told. Safety: the caller ends it. */
export function acknowledgeInterrupt(): u64 {
  const acknowledged = u64(readDevice(cpuInterface(), IAR));
  instruction('dsb sy');
  return acknowledged;
}

/** There is one group, and it arrives as IRQs. */
export function acknowledgeFastInterrupt(): u64 {
  return SPURIOUS;
}

/** GICC_EOIR: drops the priority of an interrupt acknowledged before. */
export function writeEndOfInterrupt(acknowledged: u64): void {
  writeDevice(cpuInterface(), EOIR, truncateU32(acknowledged));
}

/** Never called: nothing is acknowledged there. */
export function writeFastEndOfInterrupt(acknowledged: u64): void {
  writeEndOfInterrupt(acknowledged);
}

/** GICC_DIR: deactivates an interrupt acknowledged before. */
export function writeDeactivate(acknowledged: u64): void {
  writeDevice(cpuInterface(), DIR, truncateU32(acknowledged));
}
