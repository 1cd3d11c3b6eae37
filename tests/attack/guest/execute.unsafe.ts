/** One instruction, of the attacker's choice and with registers of its choice, and what came of it. */
import { type Fixed, fixed, truncateU32, type u32, u64 } from '@bulkhead/bare';
import {
  callAssembly,
  instruction,
  linkerAddress,
  loadU32,
  loadU64,
  storeU32,
  storeU64,
} from '@bulkhead/bare/unsafe';
import { Outcome } from './kinds.ts';
import { noteExecuted, noteRefused } from './ledger.unsafe.ts';

/** x0 to x30, SP, ELR_EL1 and SPSR_EL1; the last is also the state in which EL0 runs. @entry attack_operands @align 16 */
export const operands: Fixed<u64, 34> = fixed(34, 0n);
/** x0 to x7 of an operation that came to its end. @entry attack_results @align 16 */
export const results: Fixed<u64, 8> = fixed(8, 0n);

export const enum Level {
  El1 = 0,
  El0 = 1,
  /** EL0 in AArch32. */
  A32 = 2,
}

/** EL0t with DAIF masked, and with interrupts taken, and that in AArch32. */
export const MASKED: u64 = 0x3c0n;
export const UNMASKED: u64 = 0n;
export const A32_UNMASKED: u64 = 0x10n;

const CLASS_UNKNOWN: u64 = 0x00n;
const CLASS_SVC32: u64 = 0x11n;
const CLASS_SVC: u64 = 0x15n;
const STATUS_EXTERNAL: u64 = 0x10n;
/** Bytes in the slot from the word of one level to that of the next. */
const LEVEL_BYTES: u64 = 16n;

/** Data and instruction aborts, from EL0 and EL1 (Arm ARM D19.2.37). */
function isAbort(exceptionClass: u64): boolean {
  return (exceptionClass & ~5n) === 0x20n;
}

function outcomeOf(status: u64, level: Level): Outcome {
  if (status === 0n) return Outcome.Done;
  if (status === 1n) return Outcome.Interrupted;
  const exceptionClass: u64 = status >> 26n;
  if (exceptionClass === CLASS_UNKNOWN) return Outcome.Undefined;
  if (exceptionClass === CLASS_SVC && level === Level.El0) return Outcome.Done;
  if (exceptionClass === CLASS_SVC32 && level === Level.A32) return Outcome.Done;
  if (isAbort(exceptionClass) && (status & 0x3fn) === STATUS_EXTERNAL) return Outcome.Refused;
  return Outcome.Own;
}

/**
 * Runs the word with `operands`. Safety: start.S keeps what the program needs across whatever the word does; callers
 * give no address of the program to a word that stores.
 */
export function execute(word: u32, level: Level): Outcome {
  storeU32(linkerAddress('slot') + u64(level) * LEVEL_BYTES, word);
  noteExecuted();
  const outcome = outcomeOf(callAssembly('run_operation', u64(level), 0n, 0n, 0n), level);
  if (outcome === Outcome.Refused) noteRefused();
  return outcome;
}

/** The nth instruction of a form, n modulo how many there are. Safety: reads of forms.S. */
export function formWord(form: u32, n: u64): u32 {
  const table = linkerAddress('form_table') + u64(form) * 8n;
  const start = loadU64(table);
  const count: u64 = (loadU64(table + 8n) - start) / 4n;
  return loadU32(start + (n % count) * 4n);
}

/** Where CPU_ON may start the second vCPU. Safety: an address. */
export function secondEntry(): u64 {
  return linkerAddress('second_entry');
}

/** Entries of the map for low addresses, and of the one for high addresses. Safety: addresses. */
export function lowMap(): u64 {
  return linkerAddress('attack_map');
}
/** Safety: an address. */
export function highMap(): u64 {
  return linkerAddress('high_map');
}

/** Changes a translation. Safety: an entry that maps nothing of the program. */
export function setEntry(table: u64, index: u64, entry: u64): void {
  storeU64(table + index * 8n, entry);
  instruction('dsb ishst');
  instruction('tlbi vmalle1');
  instruction('dsb ish');
  instruction('isb');
}

/** The low word of a register. */
export function low(value: u64): u32 {
  return truncateU32(value);
}
