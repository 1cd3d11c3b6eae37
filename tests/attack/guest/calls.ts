/** Calls of the hypervisor by HVC and SMC: known and unknown, with arguments that fit and that do not. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import {
  HYPERCALL_CALL,
  HYPERCALL_CONSOLE_READ,
  HYPERCALL_CONSOLE_WRITE,
  HYPERCALL_PANIC,
  HYPERCALL_REPLY_RECEIVE,
  HYPERCALL_SIGNAL,
  HYPERCALL_VERSION,
  HYPERCALL_YIELD,
  NO_PORT,
} from '@bulkhead/hypervisor/abi/hypercalls';
import { execute, Level, operands, results } from './execute.unsafe.ts';
import { Outcome } from './kinds.ts';
import { scramble } from './memory.ts';
import { outside } from './places.ts';
import { random } from './random.ts';
import { stopTimer, wakeWithin } from './wake.unsafe.ts';

const HVC: u32 = 0xd400_0002;
const SMC: u32 = 0xd400_0003;
const CPU_SUSPEND: u32 = 0x8400_0001;
const CPU_SUSPEND_64: u32 = 0xc400_0001;
export const CPU_OFF: u32 = 0x8400_0002;
export const CPU_ON: u32 = 0xc400_0003;
export const SYSTEM_OFF: u32 = 0x8400_0008;
export const SYSTEM_RESET: u32 = 0x8400_0009;
export const SYSTEM_RESET2: u32 = 0x8400_0012;
const SYSTEM_RESET2_64: u32 = 0xc400_0012;
/** Ports by which the attacker calls its accomplice, and that answers (../src/systems.ts). */
const CALLING_PORT: u64 = 5n;
const ANSWERING_PORT: u64 = 1n;
/** Results from here on are errors (DEN 0028, 2.6). */
const ERRORS: u64 = 0xffff_ffff_ffff_ff00n;
/** Long enough for a call to sleep, short enough for a million operations. */
const WAIT_TICKS: u64 = 2000n;

/** PSCI, the calling convention's own, and the hypervisor's; what ends the attack is not among them. */
const known: readonly u32[] = [
  0x8400_0000, 0x8400_0001, 0xc400_0001, 0x8400_0003, 0xc400_0003, 0x8400_0004, 0xc400_0004, 0x8400_0005,
  0x8400_0006, 0x8400_0007, 0x8400_000a, 0x8400_000d, 0xc400_000e, 0x8400_000f, 0xc600_0020, 0x8000_0000,
  0x8000_0001, 0x8000_0002, 0x8000_8000, 0x8000_7fff, 0xc600_0000, 0xc600_0001, 0xc600_0002, 0xc600_0010,
  0xc600_0021, 0xc600_0022,
];

/** A call with x0 to x7 of `operands`. */
export function make(functionId: u32): Outcome {
  operands[0] = u64(functionId);
  const outcome = execute(random.once(3n) ? SMC : HVC, Level.El1);
  if (outcome !== Outcome.Done) return outcome;
  return results[0] >= ERRORS ? Outcome.Denied : Outcome.Done;
}

function fill(): void {
  scramble();
  for (let i: u32 = 1; i < 8; i++) operands[i] = random.once(4n) ? outside() : random.value();
}

/** What never returns, or only when something happens. */
function isFinal(functionId: u32): boolean {
  return (
    functionId === SYSTEM_OFF ||
    functionId === SYSTEM_RESET ||
    functionId === SYSTEM_RESET2 ||
    functionId === SYSTEM_RESET2_64 ||
    functionId === CPU_OFF ||
    functionId === HYPERCALL_PANIC ||
    functionId === HYPERCALL_CALL ||
    functionId === HYPERCALL_REPLY_RECEIVE ||
    functionId === HYPERCALL_YIELD
  );
}

function isSuspend(functionId: u32): boolean {
  return functionId === CPU_SUSPEND || functionId === CPU_SUSPEND_64;
}

/** A function that somebody knows. CPU_ON is a kind of its own; here it gets what it must refuse. */
export function callKnown(): Outcome {
  fill();
  const functionId: u32 = known[truncateU32(random.below(u64(known.length)))];
  if ((functionId & 0xbfff_ffff) === 0x8400_0003) operands[1] |= 0x100n;
  if (!isSuspend(functionId)) return make(functionId);
  wakeWithin(WAIT_TICKS);
  const outcome = make(functionId);
  stopTimer();
  return outcome;
}

/** Any number, more often one near those that exist. */
export function callUnknown(): Outcome {
  fill();
  const bits = truncateU32(random.next());
  const shape = random.below(4n);
  let functionId: u32 = bits;
  if (shape === 0n) functionId = (bits & 0x7f00_00ff) | 0x8000_0000;
  if (shape === 1n) functionId = (bits & 0x4000_00ff) | 0x8400_0000;
  if (shape === 2n) functionId = (bits & 0x4000_003f) | 0x8600_0000;
  const isOther = isFinal(functionId) || isSuspend(functionId) || (functionId & 0xbfff_ffff) === 0x8400_0003;
  return make(isOther ? 0x8400_0020 : functionId);
}

/** HVC and SMC with an immediate that no convention has: nothing, not even SYSTEM_OFF, may be done. */
export function callWithImmediate(): Outcome {
  fill();
  const immediate: u32 = (truncateU32(random.next()) & 0xffff) | 1;
  operands[0] = u64(random.once(8n) ? SYSTEM_OFF : known[truncateU32(random.below(u64(known.length)))]);
  if (execute((random.once(2n) ? HVC : SMC) | (immediate << 5), Level.El1) !== Outcome.Done)
    return Outcome.Own;
  return results[0] >= ERRORS ? Outcome.Denied : Outcome.Done;
}

/** Calls through ports, answers that nobody waits for, signals, windows given away. */
export function callThroughPort(): Outcome {
  fill();
  operands[1] = random.once(4n) ? random.value() : random.once(2n) ? CALLING_PORT : random.below(10n);
  operands[2] = 1n + random.below(WAIT_TICKS);
  const what = random.below(16n);
  if (what < 7n) return make(HYPERCALL_SIGNAL);
  if (what < 12n) return make(HYPERCALL_CALL);
  if (what === 12n) return make(HYPERCALL_VERSION);
  if (random.once(2n)) operands[1] = random.once(2n) ? NO_PORT : ANSWERING_PORT;
  wakeWithin(WAIT_TICKS);
  const outcome = make(what === 13n ? HYPERCALL_YIELD : HYPERCALL_REPLY_RECEIVE);
  stopTimer();
  return outcome;
}

/** More than the console takes, of any bytes, in pieces of any length. */
export function flood(): Outcome {
  let outcome: Outcome = Outcome.Done;
  const calls = random.below(8n);
  for (let i: u64 = 0n; i <= calls; i++) {
    fill();
    operands[1] = random.once(8n) ? random.value() : random.below(50n);
    outcome = make(random.once(8n) ? HYPERCALL_CONSOLE_READ : HYPERCALL_CONSOLE_WRITE);
  }
  return outcome;
}
