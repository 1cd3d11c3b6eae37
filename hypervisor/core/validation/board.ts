/** Checks of the board's record. */
import { type u32, u64, wrappingAdd } from '@bulkhead/bare';
import {
  checkedPart,
  configurationSize,
  imageStart,
  overlapsController,
  validController,
  validControllerPlace,
} from '#machine';
import {
  type BoardRecord,
  CHECKED_FROM,
  MAX_CORES,
  MAX_ERROR_INTIDS,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { HEALTH_BYTES, HealthAction } from '../../abi/health.ts';
import { Refusal } from '../../abi/refusals.ts';
import { contains, isAligned, isRange, overlaps } from './ranges.ts';
import { refuse } from './report.ts';

const PAGE: u64 = 4096n;
const UART_INTID_LIMIT: u32 = 1020;

function validCores(board: BoardRecord): boolean {
  if (board.coreCount === 0 || board.coreCount > MAX_CORES) {
    return refuse(Refusal.CoreCount, u64(board.coreCount), 0, 0);
  }
  if (board.consoleCore >= board.coreCount) {
    return refuse(Refusal.ConsoleCore, u64(board.consoleCore), 0, 0);
  }
  for (let i: u32 = 0; i < board.coreCount; i++) {
    for (let j: u32 = 0; j < i; j++) {
      if (board.mpidr[i] === board.mpidr[j]) return refuse(Refusal.MpidrTwice, board.mpidr[i], i, 0);
    }
  }
  return true;
}

function validDevices(board: BoardRecord): boolean {
  if (!validController(board)) return false;
  if (!isAligned(board.uartPa, PAGE) || !isRange(board.uartPa, PAGE)) {
    return refuse(Refusal.Uart, board.uartPa, 0, 0);
  }
  if (board.uartPa !== 0n && (board.uartIntid < 32 || board.uartIntid >= UART_INTID_LIMIT)) {
    return refuse(Refusal.UartIntid, u64(board.uartIntid), 0, 0);
  }
  return true;
}

/** Registers that the hypervisor writes are neither memory nor each other's. */
function validOwnRegisters(board: BoardRecord): boolean {
  if (!validControllerPlace(board)) return false;
  if (board.uartPa === 0n) return true;
  const uartInGic = overlapsController(board, board.uartPa, PAGE);
  if (uartInGic || overlaps(board.uartPa, PAGE, board.ramPa, board.ramSizeBytes)) {
    return refuse(Refusal.UartOverlaps, board.uartPa, 0, 0);
  }
  return true;
}

/** The image is where the board has memory, and has room for what it says it holds. */
function validImage(configuration: RuntimeConfiguration): boolean {
  const board = configuration.board;
  if (!isRange(board.ramPa, board.ramSizeBytes)) {
    return refuse(Refusal.BoardMemory, board.ramSizeBytes, 0, 0);
  }
  const size = configuration.imageSizeBytes;
  if (!contains(board.ramPa, board.ramSizeBytes, imageStart(), wrappingAdd(size, HEALTH_BYTES))) {
    return refuse(Refusal.ImageOutsideBoard, size, 0, 0);
  }
  const offset = configuration.payloadOffset;
  if (!isAligned(offset, PAGE) || offset > size) {
    return refuse(Refusal.PayloadOffset, offset, 0, 0);
  }
  // What a partition is given of the image begins behind the hypervisor and its configuration.
  if (imageStart() + offset < checkedPart() - CHECKED_FROM + configurationSize()) {
    return refuse(Refusal.PayloadOverConfiguration, offset, 0, 0);
  }
  if (!isAligned(size, PAGE)) return refuse(Refusal.ImageSize, size, 0, 0);
  return true;
}

/** By which interrupts the board says that something is wrong, and what is done then. */
function validErrors(board: BoardRecord): boolean {
  const action = board.errorAction;
  if (
    action !== HealthAction.Log &&
    action !== HealthAction.StopSystem &&
    action !== HealthAction.ResetSystem
  ) {
    return refuse(Refusal.ErrorAction, u64(action), 0, 0);
  }
  for (let i: u32 = 0; i < MAX_ERROR_INTIDS; i++) {
    const intid = board.errorIntids[i];
    const isSpi = intid >= 32 && intid < UART_INTID_LIMIT && intid !== board.uartIntid;
    if (intid !== 0 && !isSpi) return refuse(Refusal.ErrorIntid, u64(intid), i, 0);
  }
  return true;
}

export function validBoard(configuration: RuntimeConfiguration): boolean {
  return (
    validCores(configuration.board) &&
    validDevices(configuration.board) &&
    validErrors(configuration.board) &&
    validImage(configuration) &&
    validOwnRegisters(configuration.board)
  );
}
