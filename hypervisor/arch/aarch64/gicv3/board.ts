/** Where the board has the controller's registers, as its record says: valid, and in the hypervisor's own map. */
import { type u32, u64 } from '@bulkhead/bare';
import { type BoardRecord, ControllerKind } from '../../../abi/configuration.ts';
import { Refusal } from '../../../abi/refusals.ts';
import { isAligned, isRange, overlaps } from '../../../core/validation/ranges.ts';
import { refuse } from '../../../core/validation/report.ts';
import { mapOwnDevice } from '../space.ts';

const GICD_BYTES: u64 = 0x1_0000n;
/** RD_base and SGI_base of one core (IHI 0069, 12.10). */
const GICR_BYTES: u64 = 0x2_0000n;
const ALIGNMENT: u64 = 0x1_0000n;

/** The configuration must be for a board with this. */
export const CONTROLLER: u32 = ControllerKind.GicV3;

/** The addresses could be those of a GICv3. */
export function validController(board: BoardRecord): boolean {
  if (!isAligned(board.gicdPa, ALIGNMENT) || !isRange(board.gicdPa, GICD_BYTES)) {
    return refuse(Refusal.Gicd, board.gicdPa, 0, 0);
  }
  if (!isAligned(board.gicrPa, ALIGNMENT) || !isRange(board.gicrPa, 0x10_0000n)) {
    return refuse(Refusal.Gicr, board.gicrPa, 0, 0);
  }
  return true;
}

/** Its registers are neither memory nor each other's. */
export function validControllerPlace(board: BoardRecord): boolean {
  const gicrSize: u64 = GICR_BYTES * u64(board.coreCount);
  if (overlaps(board.gicdPa, GICD_BYTES, board.ramPa, board.ramSizeBytes)) {
    return refuse(Refusal.GicdInMemory, board.gicdPa, 0, 0);
  }
  const gicrInGicd = overlaps(board.gicrPa, gicrSize, board.gicdPa, GICD_BYTES);
  if (gicrInGicd || overlaps(board.gicrPa, gicrSize, board.ramPa, board.ramSizeBytes)) {
    return refuse(Refusal.GicrOverlaps, board.gicrPa, 0, 0);
  }
  return true;
}

/** Whether a range of the board, which may be anything, holds registers of the controller. */
export function overlapsController(board: BoardRecord, pa: u64, sizeBytes: u64): boolean {
  return (
    overlaps(pa, sizeBytes, board.gicdPa, GICD_BYTES) ||
    overlaps(pa, sizeBytes, board.gicrPa, GICR_BYTES * u64(board.coreCount))
  );
}

/** @boot */
export function mapController(board: BoardRecord): boolean {
  if (!mapOwnDevice(board.gicdPa, GICD_BYTES)) return refuse(Refusal.GicdUnmapped, board.gicdPa, 0, 0);
  if (mapOwnDevice(board.gicrPa, GICR_BYTES * u64(board.coreCount))) return true;
  return refuse(Refusal.GicrUnmapped, board.gicrPa, 0, 0);
}
