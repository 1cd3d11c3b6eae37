import type { BuiltSystem } from '../build/built-system.ts';
import { causeName, haltName } from '../events/names.ts';
import type { PartitionResult, RunResult } from '../run/result.ts';
import { debugFilesOf, faultAddress, faultHeadline, faultSource } from './fault.ts';
import { faultTrace } from './trace.ts';

/** The summary of a run as JSON: `bulkhead run --json`, described in docs/cli.md. */
export function runJson(result: RunResult, built: BuiltSystem): string {
  const summary = {
    format: 'bulkhead-run',
    version: 1,
    system: built.name,
    endedAsExpected: result.endedAsExpected,
    stop: result.stop,
    durationSeconds: Number(result.durationSeconds.toFixed(3)),
    command: result.command,
    halt: result.halt && { ...result.halt, meaning: haltName(result.halt.reason) },
    partitions: result.partitions.map((partition) => partitionJson(partition, built)),
    deviations: result.deviations,
  };
  return JSON.stringify(summary, writeBigints, 2);
}

function partitionJson(partition: PartitionResult, built: BuiltSystem) {
  const { name, end, expect, restarts, injectedFaults, fault, faultImage, errors } = partition;
  const { cores, patterns, lineCount, byteCount } = partition;
  return {
    name,
    end: end ?? 'running',
    expectedEnd: expect.end,
    restarts,
    injectedFaults,
    errors,
    fault: fault && {
      cause: causeName(fault.cause),
      headline: faultHeadline(fault),
      source: faultSource(fault, debugFilesOf(fault, name, built, faultImage)),
      address: faultAddress(fault, built.checked),
      callers: faultTrace(name, partition, built),
      vcpu: fault.vcpu,
      pc: fault.elr,
      far: fault.far,
      ipa: fault.ipa,
      esr: fault.esr,
      spsr: fault.spsr,
    },
    console: { lines: lineCount, bytes: byteCount, patterns },
    cores: cores.map(({ core, vcpu, exits, el2Instructions, exitKinds }) => ({
      core,
      vcpu,
      exits: Number(exits),
      el2Instructions: el2Instructions === undefined ? undefined : Number(el2Instructions),
      exitKinds: Object.fromEntries(Object.entries(exitKinds).map(([kind, value]) => [kind, Number(value)])),
    })),
  };
}

/** Addresses and register values, the only bigints left, as hexadecimal strings. */
function writeBigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `0x${value.toString(16)}` : value;
}
