/** Checks of the board's record. */
import { type u32, u64 } from '@bulkhead/bare';
import { checkedPart, configurationSize, imageStart } from '#machine';
import {
  type BoardRecord,
  CHECKED_FROM,
  MAX_CORES,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { contains, isAligned, isRange, overlaps } from './ranges.ts';
import { refuse, refuseAt } from './report.ts';

const PAGE: u64 = 4096n;
const UART_INTID_LIMIT: u32 = 1020;

function validCores(board: BoardRecord): boolean {
  if (board.coreCount === 0 || board.coreCount > MAX_CORES) {
    return refuse('board.coreCount', u64(board.coreCount), 'must be 1 to 8');
  }
  if (board.consoleCore >= board.coreCount) {
    return refuse('board.consoleCore', u64(board.consoleCore), 'is not a core of the board');
  }
  for (let i: u32 = 0; i < board.coreCount; i++) {
    for (let j: u32 = 0; j < i; j++) {
      if (board.mpidr[i] === board.mpidr[j])
        return refuseAt('board.mpidr', i, '', board.mpidr[i], 'is given twice');
    }
  }
  return true;
}

function validDevices(board: BoardRecord): boolean {
  if (!isAligned(board.gicdPa, 0x1_0000n) || !isRange(board.gicdPa, 0x1_0000n)) {
    return refuse('board.gicdPa', board.gicdPa, 'must be a 64 KiB aligned address');
  }
  if (!isAligned(board.gicrPa, 0x1_0000n) || !isRange(board.gicrPa, 0x10_0000n)) {
    return refuse('board.gicrPa', board.gicrPa, 'must be a 64 KiB aligned address');
  }
  if (!isAligned(board.uartPa, PAGE) || !isRange(board.uartPa, PAGE)) {
    return refuse('board.uartPa', board.uartPa, 'must be a 4 KiB aligned address');
  }
  if (board.uartPa !== 0n && (board.uartIntid < 32 || board.uartIntid >= UART_INTID_LIMIT)) {
    return refuse('board.uartIntid', u64(board.uartIntid), 'must be the INTID of an SPI (32 to 1019)');
  }
  return true;
}

/** Registers that the hypervisor writes are neither memory nor each other's. */
function validOwnRegisters(board: BoardRecord): boolean {
  const gicrSize: u64 = 0x2_0000n * u64(board.coreCount);
  if (overlaps(board.gicdPa, 0x1_0000n, board.ramPa, board.ramSizeBytes)) {
    return refuse('board.gicdPa', board.gicdPa, 'lies in the memory of the board');
  }
  const gicrInGicd = overlaps(board.gicrPa, gicrSize, board.gicdPa, 0x1_0000n);
  if (gicrInGicd || overlaps(board.gicrPa, gicrSize, board.ramPa, board.ramSizeBytes)) {
    return refuse('board.gicrPa', board.gicrPa, 'overlaps memory or the distributor');
  }
  if (board.uartPa === 0n) return true;
  const uartInGic =
    overlaps(board.uartPa, PAGE, board.gicdPa, 0x1_0000n) ||
    overlaps(board.uartPa, PAGE, board.gicrPa, gicrSize);
  if (uartInGic || overlaps(board.uartPa, PAGE, board.ramPa, board.ramSizeBytes)) {
    return refuse('board.uartPa', board.uartPa, 'overlaps memory or the interrupt controller');
  }
  return true;
}

/** The image is where the board has memory, and has room for what it says it holds. */
function validImage(configuration: RuntimeConfiguration): boolean {
  const board = configuration.board;
  if (!isRange(board.ramPa, board.ramSizeBytes)) {
    return refuse('board.ramSizeBytes', board.ramSizeBytes, 'is not a range of memory');
  }
  const size = configuration.imageSizeBytes;
  if (!isRange(imageStart(), size) || !contains(board.ramPa, board.ramSizeBytes, imageStart(), size)) {
    return refuse('imageSizeBytes', size, 'does not lie in the memory of the board');
  }
  const offset = configuration.payloadOffset;
  if (!isAligned(offset, PAGE) || offset > size) {
    return refuse('payloadOffset', offset, 'must be a multiple of 4 KiB within the image');
  }
  // What a partition is given of the image begins behind the hypervisor and its configuration.
  if (imageStart() + offset < checkedPart() - CHECKED_FROM + configurationSize()) {
    return refuse('payloadOffset', offset, 'overlaps the configuration');
  }
  if (!isAligned(size, PAGE)) return refuse('imageSizeBytes', size, 'must be a multiple of 4 KiB');
  return true;
}

export function validBoard(configuration: RuntimeConfiguration): boolean {
  return (
    validCores(configuration.board) &&
    validDevices(configuration.board) &&
    validImage(configuration) &&
    validOwnRegisters(configuration.board)
  );
}
