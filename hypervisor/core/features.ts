/**
 * What a system may do without: `bulkhead build` leaves out of the image what its description does not use, and the
 * validation refuses a configuration that asks for what is not there (validation/features.ts).
 */
import { isBuilt, type u32 } from '@bulkhead/bare';
import { CAN_BE_DIRECT } from '#machine';
import { ConsoleKind } from '../abi/configuration.ts';

/** Cores that partitions share under windows. */
export function hasSharing(): boolean {
  return isBuilt('sharing');
}

/** Channels between partitions, of any kind. */
export function hasChannels(): boolean {
  return isBuilt('channels');
}

/** Channels of kind call, which need shared cores. */
export function hasCalls(): boolean {
  return isBuilt('calls');
}

/** Partitions whose interrupts reach them with no exit. */
export function hasDirectInterrupts(): boolean {
  return isBuilt('direct') && CAN_BE_DIRECT;
}

/** Partitions that are not so. */
export function hasVirtualInterrupts(): boolean {
  return isBuilt('virtual');
}

/** The emulated PL011. */
export function hasUart(): boolean {
  return isBuilt('uart');
}

/** Whether a console of that kind is an emulated PL011. */
export function isUart(kind: u32): boolean {
  return hasUart() && kind === ConsoleKind.Pl011;
}

/** Watchdogs of partitions. */
export function hasWatchdogs(): boolean {
  return isBuilt('watchdog');
}

/** Partitions that have others start and stop. */
export function hasControl(): boolean {
  return isBuilt('control');
}

/** Interrupts by which the board reports errors. */
export function hasBoardErrors(): boolean {
  return isBuilt('boardErrors');
}
