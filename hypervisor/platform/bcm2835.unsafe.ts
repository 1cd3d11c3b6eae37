/**
 * Boards with a Broadcom BCM2835 or one of its successors, whose firmware has no PSCI: cores wait at a spin table, and
 * the watchdog of the power management switches the board off.
 */
import type { u32, u64 } from '@bulkhead/bare';
import { instruction, instructionWith, linkerAddress, storeU64 } from '@bulkhead/bare/unsafe';
import { CONTROLLER } from '#machine';
import { type BoardRecord, ControllerKind, PowerKind } from '../abi/configuration.ts';
import { Refusal } from '../abi/refusals.ts';
import { readDevice, writeDevice } from '../arch/aarch64/mmio.unsafe.ts';
import { mapOwnDevice } from '../arch/aarch64/space.ts';
import type { DeviceAddress } from '../core/addresses.ts';
import { refuse } from '../core/validation/report.ts';

/** The configuration must be for a board with this. */
export const POWER: u32 = PowerKind.Bcm2835;

const PAGE: u64 = 0x1000n;
/** Where the firmware's first code, and QEMU's, have core n's entry: 0xd8 + 8n (raspberrypi/tools, armstubs/armstub8.S). */
const SPIN_TABLE_PAGE: u64 = 0n;
const SPIN_TABLE: u64 = 0xd8n;
const ENTRY_BYTES: u64 = 8n;
/** MPIDR_EL1.Aff0: there is one cluster of four. */
const CORE_MASK: u64 = 3n;

/** The power management, in the chip's peripherals; registers and values: Linux drivers/watchdog/bcm2835_wdt.c. */
const POWER_OFFSET: u64 = 0x10_0000n;
const RSTC: u64 = 0x1cn;
const RSTS: u64 = 0x20n;
const WDOG: u64 = 0x24n;
/** Writes without it are ignored. */
const PASSWORD: u32 = 0x5a00_0000;
const RSTC_KEPT: u32 = 0xffff_ffcf;
const RSTC_FULL_RESET: u32 = 0x20;
/** RSTS keeps in every other bit which partition of its medium the firmware boots from: 63 has it stay off. */
const RSTS_KEPT: u32 = 0xffff_faaa;
const RSTS_HALT: u32 = 0x555;
const TICKS: u32 = 10;

let power: DeviceAddress = 0n;

/**
 * The power management and the page of the spin table, which is no memory to us: the cores that wait there have their
 * caches off.
 * @boot
 */
export function mapPower(board: BoardRecord): boolean {
  const start: u64 = board.gicdPa + POWER_OFFSET;
  // The record has the address of the peripherals only where the chip has no GIC.
  const isKnown = CONTROLLER === ControllerKind.Bcm2836;
  if (!isKnown || !mapOwnDevice(start, PAGE) || !mapOwnDevice(SPIN_TABLE_PAGE, PAGE)) {
    return refuse(Refusal.PowerUnmapped, board.gicdPa, 0, 0);
  }
  power = start;
  return true;
}

/**
 * Has a waiting core enter `spin_table_core` (spin-table.S), which finds its own area by its number. It cannot fail.
 * Safety: the entry point is the hypervisor's own; the core reads its area with caches off, so that is cleaned first.
 */
export function startCore(mpidr: u64, area: u64): u64 {
  const offset: u64 = (mpidr & CORE_MASK) * ENTRY_BYTES;
  const place: u64 = linkerAddress('spin_table_areas') + offset;
  storeU64(place, area);
  instructionWith('dc cvac, %0', place);
  instruction('dsb sy');
  storeU64(SPIN_TABLE_PAGE + SPIN_TABLE + offset, linkerAddress('spin_table_core'));
  instruction('dsb sy');
  instruction('sev');
  return 0n;
}

/** The watchdog resets the whole chip; `partition` is what its firmware then boots from. Safety: nothing runs after. */
function resetTo(partition: u32): void {
  // Before the configuration is accepted it is not known where.
  if (power === 0n) return;
  writeDevice(power, RSTS, PASSWORD | (readDevice(power, RSTS) & RSTS_KEPT) | partition);
  writeDevice(power, WDOG, PASSWORD | TICKS);
  writeDevice(power, RSTC, PASSWORD | (readDevice(power, RSTC) & RSTC_KEPT) | RSTC_FULL_RESET);
  instruction('dsb sy');
}

export function powerOffBoard(): void {
  resetTo(RSTS_HALT);
}

export function resetBoard(): void {
  resetTo(0);
}
