import { FaultCause } from '@bulkhead/hypervisor/abi/events';
import type { BuiltSystem, DebugFiles } from '../build/built-system.ts';
import { programName } from '../build/program-name.ts';
import { readablePath } from '../debug/checks.ts';
import { type SourceLocation, symbolizeAll } from '../debug/symbolize.ts';
import type { PartitionOutcome } from '../run/outcome.ts';

/** Size of an A64 instruction: a return address is behind its call. */
const CALL_BYTES = 4n;

/**
 * The return addresses without x30, which comes first, where it does not lead to a caller: when the function has
 * called another since, which returned to it (no function calls itself); when its frame says the same; and when the
 * compiler has used it for something else: then it leads to no line of the program, while the frame's does.
 */
function withoutStaleLink(pc: bigint, addresses: readonly bigint[], debug: DebugFiles | undefined) {
  const [link, caller] = addresses;
  if (link === undefined) return [];
  if (link === caller) return addresses.slice(1);
  if (!debug) return addresses;
  const calls = [link, caller ?? link].map((address) => address - CALL_BYTES);
  const [own, called, next] = symbolizeAll(debug, [pc, ...calls]).map((frames) => frames.at(-1));
  const isOwn = own !== undefined && own.function === called?.function && own.file === called.file;
  const isNoCode = called === undefined && next !== undefined;
  return isOwn || isNoCode ? addresses.slice(1) : addresses;
}

/**
 * The calls that led to a fault at `pc`, the innermost first and those that were inlined among them, by file and
 * line; addresses without debug information. Absent `pc`: the fault was not in this program.
 */
export function traceLines(
  pc: bigint | undefined,
  returnAddresses: readonly bigint[],
  debug: DebugFiles | undefined,
): string[] {
  const calls = returnAddresses.filter((address) => address !== 0n).map((address) => address - CALL_BYTES);
  const places = pc === undefined ? calls : [pc, ...calls];
  const found = debug ? symbolizeAll(debug, places) : [];
  return places.flatMap((place, index) => {
    const frames = found[index] ?? [];
    // Where the fault itself was has been said: only who had that inlined is new.
    if (pc !== undefined && index === 0) return frames.slice(1).map(callerLine);
    return frames.length === 0 ? [`called from 0x${place.toString(16)}`] : frames.map(callerLine);
  });
}

/** Of a fault in one of a partition's programs. */
export function faultTrace(
  name: string,
  { fault, faultImage = 'primary', trace }: Pick<PartitionOutcome, 'fault' | 'faultImage' | 'trace'>,
  built: BuiltSystem,
): string[] {
  if (!fault || !trace) return [];
  const pc = fault.cause === FaultCause.HypervisorCheck ? undefined : fault.elr;
  const debug = built.partitions[programName(name, faultImage)];
  const addresses = pc === undefined ? trace.addresses : withoutStaleLink(pc, trace.addresses, debug);
  return traceLines(pc, addresses, debug);
}

function callerLine({ function: name, file, line, column }: SourceLocation): string {
  return `called from ${name}, ${readablePath(file)}:${line}:${column}`;
}
