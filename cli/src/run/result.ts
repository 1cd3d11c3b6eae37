import type { HaltEvent, RunEvent } from '../events/event.ts';
import type { Deviation, PatternResult } from './judge.ts';
import type { PartitionOutcome } from './outcome.ts';

/** Why a run ended. */
export type Stop =
  /** The board switched off. */
  | 'ended'
  /** Only partitions that are expected to run on were left. */
  | 'running-as-expected'
  | 'timeout'
  | 'user';

export interface PartitionResult extends Readonly<Omit<PartitionOutcome, 'started'>> {
  readonly patterns: readonly PatternResult[];
  readonly lineCount: number;
  readonly byteCount: number;
}

export interface RunResult {
  /** 0 when every partition ended as its description expects, else 1. */
  readonly exitStatus: number;
  readonly endedAsExpected: boolean;
  readonly deviations: readonly Deviation[];
  /** What each console has shown, by name: the partitions, `hypervisor`, and `board` for what is unframed. */
  readonly consoles: Readonly<Record<string, string>>;
  readonly events: readonly RunEvent[];
  readonly partitions: readonly PartitionResult[];
  readonly halt?: HaltEvent;
  readonly stop: Stop;
  readonly durationSeconds: number;
  /** The command that was run. */
  readonly command: readonly string[];
}
