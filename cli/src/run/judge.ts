import { FaultCause, HaltReason } from '@bulkhead/hypervisor/abi/events';
import type { CompleteExpectation } from '@bulkhead/system';
import { causeName, haltName } from '../events/names.ts';
import type { Outcomes, PartitionOutcome } from './outcome.ts';

/** One way in which a run was not as its description expects. */
export interface Deviation {
  /** Absent when it concerns the system as a whole. */
  readonly partition?: string;
  readonly what: 'end' | 'console' | 'fault address' | 'fault cause' | 'hypervisor' | 'time' | 'input';
  readonly expected: string;
  readonly actual: string;
}

/** A console pattern of a description, and whether it occurred. */
export interface PatternResult {
  readonly pattern: string;
  readonly seen: boolean;
  /** The lines that show it, the first SHOWN_LINES of them; empty when it spans lines. */
  readonly lines: readonly string[];
}

const SHOWN_LINES = 20;

/** Which of the expected patterns occur in what a console has shown. */
export function matchPatterns(expect: CompleteExpectation, text: string): PatternResult[] {
  return expect.console.map((pattern) => ({
    pattern: typeof pattern === 'string' ? JSON.stringify(pattern) : String(pattern),
    seen: occursIn(pattern, text),
    lines: text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => occursIn(pattern, line))
      .slice(0, SHOWN_LINES),
  }));
}

/** Tests a copy of an expression, because a global one keeps its position between tests. */
function occursIn(pattern: string | RegExp, text: string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : new RegExp(pattern).test(text);
}

/**
 * Compares what happened with what the description expects, partition by partition. `cameToItsEnd` is
 * false for a run that was stopped.
 */
export function judge(
  outcomes: Outcomes,
  textOf: (partition: string) => string,
  cameToItsEnd: boolean,
): Deviation[] {
  const ofPartitions = outcomes.partitions.flatMap((partition) => [
    ...judgeEnd(partition),
    ...judgeFault(partition),
    ...judgeConsole(partition, textOf(partition.name)),
  ]);
  return [...ofPartitions, ...judgeHalt(outcomes, cameToItsEnd)];
}

/** Only the console patterns: when the UART belongs to a partition, there are no events. */
export function judgeConsoles(outcomes: Outcomes, textOf: (partition: string) => string): Deviation[] {
  return outcomes.partitions.flatMap((partition) => judgeConsole(partition, textOf(partition.name)));
}

function judgeEnd(partition: PartitionOutcome): Deviation[] {
  const expected = partition.expect.end;
  const actual = partition.end ?? (partition.started ? 'running' : 'not started');
  if (actual === expected) return [];
  return [{ partition: partition.name, what: 'end', expected, actual }];
}

function judgeFault({ name, expect, fault }: PartitionOutcome): Deviation[] {
  const deviations: Deviation[] = [];
  const { address, cause } = expect.fault ?? {};
  // A guest's own translation may make the two differ; a description means the one that it knows.
  if (address !== undefined && fault && fault.ipa !== address && fault.far !== address) {
    const actual =
      fault.ipa === fault.far ? hex(fault.ipa) : `${hex(fault.far)} (physical ${hex(fault.ipa)})`;
    deviations.push({ partition: name, what: 'fault address', expected: hex(address), actual });
  }
  // A failed check of the hypervisor is never as expected unless it is named, however the partition went on.
  const wanted =
    cause ?? (fault?.cause === FaultCause.HypervisorCheck ? 'no failed check of the hypervisor' : undefined);
  if (wanted !== undefined && fault && causeName(fault.cause) !== wanted) {
    deviations.push({
      partition: name,
      what: 'fault cause',
      expected: wanted,
      actual: causeName(fault.cause),
    });
  }
  return deviations;
}

function judgeConsole({ name, expect }: PartitionOutcome, text: string): Deviation[] {
  return matchPatterns(expect, text)
    .filter(({ seen }) => !seen)
    .map(({ pattern }) => ({ partition: name, what: 'console', expected: pattern, actual: 'not shown' }));
}

function judgeHalt({ halt }: Outcomes, cameToItsEnd: boolean): Deviation[] {
  if (halt?.reason === HaltReason.AllEnded || (!halt && !cameToItsEnd)) return [];
  const actual = halt ? haltName(halt.reason) : 'no word of its end';
  return [{ what: 'hypervisor', expected: haltName(HaltReason.AllEnded), actual }];
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}
