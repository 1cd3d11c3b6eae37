/** What the hypervisor tells tools on its event console, as data: hypervisor/abi/events.ts. */

import type { EndReason, FaultCause, HaltReason } from '@bulkhead/hypervisor/abi/events';
import type { HealthAction, HealthError } from '@bulkhead/hypervisor/abi/health';

/** What a restart took, in ticks of the system counter: from the error on, and of that the two long parts. */
export interface StartCost {
  readonly ticks: bigint;
  readonly scrubbedBytes: bigint;
  readonly scrubTicks: bigint;
  readonly loadedBytes: bigint;
  readonly loadTicks: bigint;
}

export interface StartEvent {
  readonly kind: 'start';
  readonly partition: number;
  readonly restarts: number;
  /** Of a restart. */
  readonly cost?: StartCost;
}

export interface EndEvent {
  readonly kind: 'end';
  readonly partition: number;
  readonly reason: EndReason;
  /** Earlier starts, and accesses that were refused with an abort and did not stop the partition. */
  readonly restarts: number;
  readonly injectedFaults: number;
}

export interface FaultEvent {
  readonly kind: 'fault';
  readonly partition: number;
  readonly vcpu: number;
  readonly cause: FaultCause;
  readonly esr: bigint;
  readonly elr: bigint;
  readonly far: bigint;
  readonly ipa: bigint;
  readonly spsr: bigint;
}

export interface RegistersEvent {
  readonly kind: 'registers';
  readonly partition: number;
  /** x0 to x30. */
  readonly x: readonly bigint[];
  readonly sp: bigint;
}

/** Return addresses of the partition that the last fault was of, the innermost first. */
export interface TraceEvent {
  readonly kind: 'trace';
  readonly partition: number;
  readonly addresses: readonly bigint[];
}

/** A record of the health log. */
export interface HealthEvent {
  readonly kind: 'health';
  readonly sequence: bigint;
  readonly boot: number;
  /** Absent for an error of the system. */
  readonly partition?: number;
  readonly vcpu: number;
  readonly error: HealthError;
  readonly action: HealthAction;
  readonly count: number;
  readonly cause: number;
  readonly esr: bigint;
  readonly elr: bigint;
  readonly far: bigint;
  readonly ipa: bigint;
  readonly spsr: bigint;
}

export const EXIT_KINDS = ['hvc', 'smc', 'sysreg', 'mmio', 'irq', 'wfx', 'other'] as const;
export type ExitKind = (typeof EXIT_KINDS)[number];

export interface CoreEvent {
  readonly kind: 'core';
  readonly core: number;
  readonly partition: number;
  readonly vcpu: number;
  readonly exits: bigint;
  /** Absent where the PMU cannot count them. */
  readonly el2Instructions?: bigint;
  readonly exitKinds: Readonly<Partial<Record<ExitKind, bigint>>>;
}

export interface HaltEvent {
  readonly kind: 'halt';
  readonly reason: HaltReason;
  /** Number of the failed check, and its address from the start of the image. */
  readonly brk?: number;
  readonly elr?: bigint;
}

/** A line that is not understood: shown, never guessed at. */
export interface UnknownEvent {
  readonly kind: 'unknown';
  readonly line: string;
  readonly problem: string;
}

export type RunEvent =
  | StartEvent
  | EndEvent
  | FaultEvent
  | RegistersEvent
  | TraceEvent
  | HealthEvent
  | CoreEvent
  | HaltEvent
  | UnknownEvent;
