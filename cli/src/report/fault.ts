import { FaultCause } from '@bulkhead/hypervisor/abi/events';
import type { CheckedSystem, ImageName } from '@bulkhead/system';
import type { BuiltSystem, DebugFiles } from '../build/built-system.ts';
import { programName } from '../build/program-name.ts';
import { type CheckSite, findCheck, readablePath } from '../debug/checks.ts';
import { findSource, type SourceLocation, sourceLine, symbolize } from '../debug/symbolize.ts';
import { breakNumber, describeSyndrome } from '../debug/syndrome.ts';
import type { FaultEvent, HaltEvent, RegistersEvent } from '../events/event.ts';
import { causeName, haltName } from '../events/names.ts';
import { addressWords } from './address.ts';

/** Faults that are about an address. */
const ADDRESSING: readonly FaultCause[] = [
  FaultCause.DataAbort,
  FaultCause.InstructionAbort,
  FaultCause.Undecodable,
];

/** One line: what a partition did that stopped it. */
export function faultHeadline(fault: FaultEvent): string {
  if (fault.cause === FaultCause.Panic) return panicHeadline(fault);
  if (fault.cause === FaultCause.HypervisorCheck)
    return `check #${failedCheck(fault)} of the hypervisor failed at image + ${hex(fault.elr)}`;
  const address = ADDRESSING.includes(fault.cause)
    ? ` at ${hex(fault.far)}${fault.ipa === fault.far ? '' : ` (physical ${hex(fault.ipa)})`}`
    : '';
  // The cause has said what it is; the syndrome adds the details.
  const details = describeSyndrome(fault.esr).replace(/^(data|instruction) abort[:,] /, '');
  return `${causeName(fault.cause)}${address}: ${details}`;
}

/** A panic carries the syndrome of the partition's own exception: a failed check is a `brk`. */
function panicHeadline(fault: FaultEvent): string {
  const number = failedCheck(fault);
  if (number !== undefined) return `its own check #${number} failed`;
  return `an exception of its own at ${hex(fault.far)}: ${describeSyndrome(fault.esr)}`;
}

function failedCheck({ cause, esr }: FaultEvent): number | undefined {
  const isCheck = cause === FaultCause.Panic || cause === FaultCause.HypervisorCheck;
  return isCheck ? breakNumber(esr) : undefined;
}

/** The program in which a fault of the partition of that name is to be looked up, which ran from that image. */
export function debugFilesOf(
  fault: FaultEvent,
  name: string,
  built: BuiltSystem,
  image: ImageName = 'primary',
): DebugFiles | undefined {
  if (fault.cause === FaultCause.HypervisorCheck) return built.hypervisor;
  return built.partitions[programName(name, image)];
}

/** The source line that a fault came from, in two lines of text; empty without debug information. */
export function faultSource(fault: FaultEvent, debug: DebugFiles | undefined): string[] {
  if (!debug) return [];
  const number = failedCheck(fault);
  if (number !== undefined) return checkSource(debug, number, fault.elr);
  return locationLines(symbolize(debug, fault.elr));
}

/** What the faulting address is, in guest and in host terms; nothing for faults without one. */
export function faultAddress(fault: FaultEvent, system: CheckedSystem): string | undefined {
  const partition = system.partitions[fault.partition];
  if (!partition || !ADDRESSING.includes(fault.cause)) return undefined;
  return addressWords(fault.ipa, partition, system);
}

/** The whole report on a fault: cause, source, syndrome and registers. */
export function faultReport(
  name: string,
  fault: FaultEvent,
  registers: RegistersEvent | undefined,
  debug: DebugFiles | undefined,
  address?: string,
): string[] {
  return [
    `${name}: fault on vCPU ${fault.vcpu}: ${faultHeadline(fault)}`,
    ...indent(faultSource(fault, debug)),
    ...(address === undefined ? [] : [`  ${address}`]),
    `  pc ${wide(fault.elr)}  far ${wide(fault.far)}  ipa ${wide(fault.ipa)}`,
    `  esr ${wide(fault.esr)}  spsr ${wide(fault.spsr)}`,
    ...(registers ? indent(registerRows(registers)) : []),
  ];
}

/** Why the hypervisor itself stopped, when it was not for want of partitions. */
export function haltReport(halt: HaltEvent, debug: DebugFiles): string[] {
  const source =
    halt.brk !== undefined
      ? checkSource(debug, halt.brk, halt.elr)
      : locationLines(halt.elr === undefined ? undefined : symbolize(debug, halt.elr));
  const number = halt.brk === undefined ? '' : ` (check #${halt.brk})`;
  const place = halt.elr === undefined ? '' : ` at image + ${hex(halt.elr)}`;
  return [`hypervisor: ${haltName(halt.reason)}${number}${place}`, ...indent(source)];
}

function checkSource(debug: DebugFiles, number: number, address: bigint | undefined): string[] {
  const check = debug.checks === undefined ? undefined : findCheck(debug.checks, number);
  if (check) return checkLines({ ...check, file: findSource(check.file, debug.sourceFolder) });
  return locationLines(address === undefined ? undefined : symbolize(debug, address));
}

function checkLines(check: CheckSite): string[] {
  const { file, line, column, kind, text } = check;
  return [
    `${kind} check in ${check.function}, ${readablePath(file)}:${line}:${column}`,
    `    ${sourceLine(file, line) ?? text}`,
  ];
}

function locationLines(location: SourceLocation | undefined): string[] {
  if (!location) return [];
  const { file, line, column, text } = location;
  const place = `in ${location.function}, ${readablePath(file)}:${line}:${column}`;
  return text === undefined ? [place] : [place, `    ${text}`];
}

/** Four a line. */
export function registerRows({ x, sp }: RegistersEvent): string[] {
  const named = [...x.map((value, index) => [`x${index}`, value] as const), ['sp', sp] as const];
  const cells = named.map(([name, value]) => `${name.padStart(3)} ${wide(value)}`);
  return Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) =>
    cells.slice(row * 4, row * 4 + 4).join('  '),
  );
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}

function wide(value: bigint): string {
  return `0x${value.toString(16).padStart(16, '0')}`;
}
