/** Where the board has the controllers' registers, as its record says: valid, and in the hypervisor's own map. */
import { type u32, u64 } from '@bulkhead/bare';
import { type BoardRecord, ControllerKind } from '../../../abi/configuration.ts';
import { Refusal } from '../../../abi/refusals.ts';
import { isAligned, isRange, overlaps } from '../../../core/validation/ranges.ts';
import { refuse } from '../../../core/validation/report.ts';
import { mapOwnDevice } from '../space.ts';
import { CONTROLLER_OFFSET } from './registers.ts';

const PAGE: u64 = 0x1000n;
/** The chip's peripherals. */
const PERIPHERALS_BYTES: u64 = 0x100_0000n;
const CORES: u32 = 4;
const RANGES: u32 = 2;
/** The power management resets the chip: no partition's, whoever drives it (platform/bcm2835.unsafe.ts). */
const POWER_OFFSET: u64 = 0x10_0000n;

/** The configuration must be for a board with this. */
export const CONTROLLER: u32 = ControllerKind.Bcm2836;

/**
 * The page with the interrupt controller, in which the mailboxes of the graphics processor are too, who reads and
 * writes any memory; then the registers local to the cores.
 */
function startOf(board: BoardRecord, range: u32): u64 {
  return range === 0 ? board.gicdPa + CONTROLLER_OFFSET : board.giccPa;
}

/** The addresses could be those of a BCM2836, whose cores are numbered from 0. */
export function validController(board: BoardRecord): boolean {
  for (let range: u32 = 0; range < RANGES; range++) {
    const first: u64 = range === 0 ? board.gicdPa : board.giccPa;
    if (!isAligned(first, PAGE) || !isRange(first, PERIPHERALS_BYTES))
      return refuse(Refusal.Bcm2836, first, range, 0);
  }
  for (let core: u32 = 0; core < board.coreCount; core++) {
    if (core >= CORES || board.mpidr[core] !== u64(core))
      return refuse(Refusal.Bcm2836Core, board.mpidr[core], core, 0);
  }
  return true;
}

/** Its registers are neither memory nor each other's. */
export function validControllerPlace(board: BoardRecord): boolean {
  for (let range: u32 = 0; range < RANGES; range++) {
    const start = startOf(board, range);
    const isPeripheral = range === 1 && overlaps(board.gicdPa, PERIPHERALS_BYTES, start, PAGE);
    if (isPeripheral || overlaps(start, PAGE, board.ramPa, board.ramSizeBytes))
      return refuse(Refusal.Bcm2836Overlaps, start, range, 0);
  }
  return true;
}

/** Whether a range of the board, which may be anything, holds registers of the controllers or of the power management. */
export function overlapsController(board: BoardRecord, pa: u64, sizeBytes: u64): boolean {
  if (overlaps(pa, sizeBytes, board.gicdPa + POWER_OFFSET, PAGE)) return true;
  for (let range: u32 = 0; range < RANGES; range++) {
    if (overlaps(pa, sizeBytes, startOf(board, range), PAGE)) return true;
  }
  return false;
}

/** @boot */
export function mapController(board: BoardRecord): boolean {
  for (let range: u32 = 0; range < RANGES; range++) {
    const start = startOf(board, range);
    if (!mapOwnDevice(start, PAGE)) return refuse(Refusal.Bcm2836Unmapped, start, range, 0);
  }
  return true;
}
