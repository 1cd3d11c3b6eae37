/** The second stage: sizes are bytes, defaults are filled in, devices carry the board's facts. */
import type { Board, BoardDevice, BoardInterrupt } from '@bulkhead/boards';
import type { Console, Expectation } from '../authored/description.ts';
import type { Guest } from '../guests/guest.ts';

export interface ExpandedInterrupt {
  readonly physicalIntid: number;
  readonly virtualIntid: number;
  readonly trigger: BoardInterrupt['trigger'];
}

export interface ExpandedDevice {
  /** Where the description names it: `partitions.linux.devices[0]`. */
  readonly path: string;
  readonly name: string;
  readonly facts: BoardDevice;
  readonly ipa: bigint;
  readonly interrupts: readonly ExpandedInterrupt[];
  readonly allowDma: boolean;
  /** Why DMA is accepted. */
  readonly reason: string;
}

export interface ExpandedPartition {
  readonly index: number;
  readonly name: string;
  /** `partitions.linux` */
  readonly path: string;
  /** With absolute paths. */
  readonly guest: Guest;
  readonly ramIpa: bigint;
  readonly ramSizeBytes: number;
  readonly fixedRamPa?: bigint;
  /** vCPU i runs on cores[i]. */
  readonly cores: readonly number[];
  readonly console: Console;
  readonly devices: readonly ExpandedDevice[];
  readonly expect: Expectation;
}

export interface ExpandedSystem {
  readonly board: Board;
  readonly ramSizeBytes: number;
  readonly consoleCore: number;
  /** False when the board's UART is assigned to a partition: then there is no console stream. */
  readonly hasConsoleStream: boolean;
  readonly partitions: readonly ExpandedPartition[];
}
