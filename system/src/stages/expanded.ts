/** The second stage: sizes are bytes, defaults are filled in, devices carry the board's facts. */
import type { Board, BoardDevice, BoardInterrupt } from '@bulkhead/boards';
import type { Console, Expectation, ExpectedEnd } from '../authored/description.ts';
import type { BoardErrorDescription } from '../authored/health.ts';
import type { Guest } from '../guests/guest.ts';
import type { ExpandedChannel, Port } from './channel.ts';
import type { InterruptDelivery } from './interrupt-mode.ts';
import type { Recovery } from './recovery.ts';
import type { ScheduledCore } from './scheduled.ts';

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
  /** Whether it is the UART that otherwise carries the console stream. */
  readonly isUart: boolean;
  readonly ipa: bigint;
  readonly interrupts: readonly ExpandedInterrupt[];
  /** What the description says about INTIDs, for the rule that counts them. */
  readonly authoredIntids?: readonly number[];
  /** What the description says that clock inputs have, by their names. */
  readonly clocksHz: Readonly<Record<string, number>>;
  /** What the device needs and does without, as the description says. */
  readonly without: readonly string[];
  readonly allowDma: boolean;
  /** Why DMA is accepted. */
  readonly reason: string;
}

/** An expectation with its defaults: the partition turns itself off. */
export interface CompleteExpectation extends Expectation {
  readonly end: ExpectedEnd;
  readonly console: readonly (string | RegExp)[];
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
  /** Version of its GIC: that of the board's. */
  readonly gicVersion: 2 | 3;
  readonly recovery: Recovery;
  /** What it starts from after the action `fallback`, with absolute paths. */
  readonly fallbackGuest?: Guest;
  readonly delivery: InterruptDelivery;
  /** Each vCPU gets the budget in every period. */
  readonly periodNs?: bigint;
  readonly budgetNs?: bigint;
  readonly devices: readonly ExpandedDevice[];
  /** The user's own device tree, with where the description names it. */
  readonly overlay?: { readonly file: string; readonly path: string };
  /** Its ends of channels. */
  readonly ports: readonly Port[];
  readonly expect: CompleteExpectation;
}

/** A rule of the description. */
export interface ForbiddenFlow {
  /** `neverFlows[0]` */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

export interface ExpandedSystem {
  readonly board: Board;
  readonly ramSizeBytes: number;
  readonly consoleCore: number;
  /** False when the board's UART is assigned to a partition: then there is no console stream. */
  readonly hasConsoleStream: boolean;
  readonly partitions: readonly ExpandedPartition[];
  /** Of the cores that have one. */
  readonly schedules: readonly ScheduledCore[];
  readonly channels: readonly ExpandedChannel[];
  /** Interrupts by which the board reports errors, and what is done then. */
  readonly boardErrors?: BoardErrorDescription;
  /** Indices of partitions: from the first to the second nothing may flow. */
  readonly neverFlows: readonly ForbiddenFlow[];
}
