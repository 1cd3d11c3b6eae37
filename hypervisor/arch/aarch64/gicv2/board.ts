/** Where the board has the controller's registers, as its record says: valid, and in the hypervisor's own map. */
import type { u32, u64 } from '@bulkhead/bare';
import { type BoardRecord, ControllerKind } from '../../../abi/configuration.ts';
import { Refusal } from '../../../abi/refusals.ts';
import { isAligned, isRange, overlaps } from '../../../core/validation/ranges.ts';
import { refuse } from '../../../core/validation/report.ts';
import { mapOwnDevice } from '../space.ts';

const PAGE: u64 = 0x1000n;
const GICD_BYTES: u64 = 0x1000n;
/** GICC_DIR and GICV_DIR have a page of their own (IHI 0048, 4.4.15 and 5.5). */
const GICC_BYTES: u64 = 0x2000n;
const GICH_BYTES: u64 = 0x1000n;
const GICV_BYTES: u64 = 0x2000n;
const RANGES: u32 = 4;

function startOf(board: BoardRecord, range: u32): u64 {
  switch (range) {
    case 0:
      return board.gicdPa;
    case 1:
      return board.giccPa;
    case 2:
      return board.gichPa;
    default:
      return board.gicvPa;
  }
}

function bytesOf(range: u32): u64 {
  switch (range) {
    case 0:
      return GICD_BYTES;
    case 1:
      return GICC_BYTES;
    case 2:
      return GICH_BYTES;
    default:
      return GICV_BYTES;
  }
}

/** The configuration must be for a board with this. */
export const CONTROLLER: u32 = ControllerKind.GicV2;

/** The addresses could be those of a GICv2. */
export function validController(board: BoardRecord): boolean {
  for (let range: u32 = 0; range < RANGES; range++) {
    const start = startOf(board, range);
    if (!isAligned(start, PAGE) || !isRange(start, bytesOf(range)))
      return refuse(Refusal.GicV2, start, range, 0);
  }
  return true;
}

/** Its registers are neither memory nor each other's. */
export function validControllerPlace(board: BoardRecord): boolean {
  for (let range: u32 = 0; range < RANGES; range++) {
    const start = startOf(board, range);
    let free = !overlaps(start, bytesOf(range), board.ramPa, board.ramSizeBytes);
    for (let other: u32 = 0; other < range; other++) {
      if (overlaps(start, bytesOf(range), startOf(board, other), bytesOf(other))) free = false;
    }
    if (!free) return refuse(Refusal.GicV2Overlaps, start, range, 0);
  }
  return true;
}

/** Whether a range of the board, which may be anything, holds registers of the controller. */
export function overlapsController(board: BoardRecord, pa: u64, sizeBytes: u64): boolean {
  for (let range: u32 = 0; range < RANGES; range++) {
    if (overlaps(pa, sizeBytes, startOf(board, range), bytesOf(range))) return true;
  }
  return false;
}

/**
 * All but GICV_*, which only guests use.
 * @boot
 */
export function mapController(board: BoardRecord): boolean {
  for (let range: u32 = 0; range < RANGES - 1; range++) {
    const start = startOf(board, range);
    if (!mapOwnDevice(start, bytesOf(range))) return refuse(Refusal.GicV2Unmapped, start, range, 0);
  }
  return true;
}
