import type { BuiltSystem } from '../build/built-system.ts';
import { type CoreEvent, EXIT_KINDS, type FaultEvent } from '../events/event.ts';
import type { Deviation } from '../run/judge.ts';
import type { PartitionResult, RunResult } from '../run/result.ts';
import { debugFilesOf, faultAddress, faultHeadline, faultSource } from './fault.ts';
import { plain, type Style } from './style.ts';
import { faultTrace } from './trace.ts';

const NUMBERS = new Intl.NumberFormat('en-US');

/** What each partition did, what was expected of it, and what was contained. */
export function summary(result: RunResult, built: BuiltSystem, style: Style = plain): string {
  const lines = [
    style.bold(`Summary of ${built.name} after ${result.durationSeconds.toFixed(1)} s`),
    ...result.partitions.flatMap((partition) => ['', ...partitionBlock(partition, result, built, style)]),
    '',
    ...verdictLines(result, style),
  ];
  return lines.join('\n');
}

function partitionBlock(partition: PartitionResult, result: RunResult, built: BuiltSystem, style: Style) {
  const { name, fault } = partition;
  const asExpected = !result.deviations.some((deviation) => deviation.partition === name);
  const mark = asExpected ? style.green('as expected') : style.red('NOT as expected');
  const row = (title: string, text: string) => `  ${title.padEnd(9)} ${text}`;
  return [
    `${style.bold(name)}: ${endWords(partition, built.checked.hasConsoleStream)} (${mark})`,
    ...(fault ? [row('contained', faultHeadline(fault))] : []),
    ...(fault ? faultDetails(partition, fault, built).map((line) => row('', line)) : []),
    ...errorRows(partition.errors).map((words) => row('errors', words)),
    ...(partition.injectedFaults > 0
      ? [row('refused', `${count(partition.injectedFaults, 'access')} outside what it owns, with an abort`)]
      : []),
    row('console', `${count(partition.lineCount, 'line')}, ${count(partition.byteCount, 'byte')}`),
    ...partition.patterns.flatMap(({ pattern, seen, lines }) => {
      if (!seen) return [row('', style.red(`NOT shown: ${pattern}`))];
      return (lines.length > 0 ? lines : [pattern]).map((line) => row('', `shown: ${line}`));
    }),
    ...partition.cores.map((core) => row(`core ${core.core}`, coreWords(core))),
  ];
}

/** Where it came from, and what lies at its address. */
function faultDetails(partition: PartitionResult, fault: FaultEvent, built: BuiltSystem): string[] {
  const { name, faultImage } = partition;
  const address = faultAddress(fault, built.checked);
  const debug = debugFilesOf(fault, name, built, faultImage);
  const callers = faultTrace(name, partition, built);
  return [...faultSource(fault, debug), ...callers, ...(address === undefined ? [] : [address])];
}

/** How often it had each error; that it turned itself off has been said. */
function errorRows(errors: PartitionResult['errors']): string[] {
  const counted = Object.entries(errors).filter(([name]) => name !== 'off');
  return counted.length === 0 ? [] : [counted.map(([name, times]) => `${name} ${number(times)}`).join(', ')];
}

function endWords({ end, expect, restarts, fault }: PartitionResult, hasEvents: boolean): string {
  const restarted = restarts > 0 ? `, after ${count(restarts, 'restart')}` : '';
  if (!hasEvents) return 'end not observable, because the board UART belongs to a partition';
  if (end === 'off') return `ended in order${restarted}`;
  if (end === 'panic') return `stopped by a check of its own${restarted}`;
  if (end === 'fault') return `stopped by the hypervisor${fault ? '' : ' without a report'}${restarted}`;
  if (end !== undefined) return `${end}${restarted}`;
  return expect.end === 'running' ? `still running${restarted}` : `had not ended${restarted}`;
}

function coreWords(core: CoreEvent): string {
  const kinds = EXIT_KINDS.flatMap((kind) => {
    const value = core.exitKinds[kind];
    return value ? [`${kind} ${number(value)}`] : [];
  });
  const detail = kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
  const instructions =
    core.el2Instructions === undefined
      ? 'instructions at EL2 not counted'
      : `${number(core.el2Instructions)} instructions at EL2`;
  return `vCPU ${core.vcpu}: ${count(core.exits, 'exit')}${detail}, ${instructions}`;
}

function verdictLines({ deviations, partitions, stop, exitStatus }: RunResult, style: Style): string[] {
  const stopped = { timeout: ' The time limit ended the run.', user: ' The run was stopped by hand.' };
  const suffix = stop in stopped ? stopped[stop as keyof typeof stopped] : '';
  if (exitStatus === 0) {
    const all = partitions.length === 1 ? 'The partition' : `All ${partitions.length} partitions`;
    return [style.green(`${all} ended as expected.${suffix}`)];
  }
  return [style.red(`Not as expected:${suffix}`), ...deviations.map((one) => `  ${deviationWords(one)}`)];
}

/** One deviation in one line. */
export function deviationWords({ partition, what, expected, actual }: Deviation): string {
  return `${partition ?? 'system'}: ${what}: expected ${expected}; actual: ${actual}`;
}

function count(value: number | bigint, unit: string): string {
  const plural = unit.endsWith('s') ? `${unit}es` : `${unit}s`;
  return `${number(value)} ${BigInt(value) === 1n ? unit : plural}`;
}

function number(value: number | bigint): string {
  return NUMBERS.format(value);
}
