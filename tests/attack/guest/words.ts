/** Instructions put together at random: system registers by all of their encodings, and any word. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { A32_UNMASKED, execute, Level, MASKED, operands, results } from './execute.unsafe.ts';
import { Outcome } from './kinds.ts';
import { scramble } from './memory.ts';
import { forAarch32, forEl0, outside, scratch } from './places.ts';
import { random } from './random.ts';
import { stopTimer, wakeWithin } from './wake.unsafe.ts';

/** MRS and MSR of registers, SYS, hints: bits 31 to 22, and the bit for reads (Arm ARM C4.1.65). */
const SYSTEM: u32 = 0xd500_0000;
const READ: u32 = 0x20_0000;
/** Of the register that is moved. */
const VALUE: u32 = 2;
const ZERO: u32 = 31;

/** Where an encoding has op0, op1, CRn, CRm and op2: bits 20 to 5. */
const ENCODING: u32 = 0x1f_ffe0;
const SCTLR_EL1: u32 = 0x18_1000;
const TTBR0_EL1: u32 = 0x18_2000;
const TCR_EL1: u32 = 0x18_2040;
const MAIR_EL1: u32 = 0x18_a200;
const VBAR_EL1: u32 = 0x18_c000;
const ICC_BPR1_EL1: u32 = 0x18_cc60;
/** What a binary point has; with more, QEMU 7.2 fails an assertion of its own (arm_gicv3_cpuif.c, icv_gprio_mask). */
export const BINARY_POINT: u64 = 7n;
const WFI: u32 = 0xd503_207f;
/** How long a word of AArch32 may take, its exits included. */
const PATIENCE_TICKS: u64 = 200_000n;

/** Without these the program could not go on: they are written with what they hold. */
function isVital(word: u32): boolean {
  const encoding: u32 = word & ENCODING;
  return (
    encoding === SCTLR_EL1 ||
    encoding === TTBR0_EL1 ||
    encoding === TCR_EL1 ||
    encoding === MAIR_EL1 ||
    encoding === VBAR_EL1
  );
}

/** op1 and CRn of groups that have registers, as bits 18 to 12 of the word, by op0. */
const registers: readonly u32[] = [
  0x00, 0x00, 0x01, 0x02, 0x04, 0x05, 0x06, 0x07, 0x09, 0x0a, 0x0c, 0x0c, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x20,
  0x30, 0x34, 0x39, 0x3d, 0x3e, 0x3f, 0x41, 0x42, 0x44, 0x45, 0x46, 0x4c, 0x4d, 0x4e, 0x5e, 0x61, 0x6c,
];
const debug: readonly u32[] = [0x00, 0x00, 0x01, 0x07, 0x10, 0x30];
const instructions: readonly u32[] = [0x07, 0x07, 0x08, 0x08, 0x0b, 0x0f, 0x17, 0x37, 0x47, 0x48, 0x67, 0x68];
const hints: readonly u32[] = [0x32, 0x33, 0x04, 0x34, 0x03, 0x00];

function group(op0: u32): u32 {
  if (op0 === 3) return registers[truncateU32(random.below(u64(registers.length)))] << 12;
  if (op0 === 2) return debug[truncateU32(random.below(u64(debug.length)))] << 12;
  if (op0 === 1) return instructions[truncateU32(random.below(u64(instructions.length)))] << 12;
  return hints[truncateU32(random.below(u64(hints.length)))] << 12;
}

/** Any encoding at all, or one of a group in which some mean something. */
function encoding(op0: u32): u32 {
  const any: u32 = truncateU32(random.next()) & 0x7_ffe0;
  return (op0 << 19) | (random.once(3n) ? any : (any & 0xfe0) | group(op0));
}

function run(word: u32): Outcome {
  const byEl0 = random.once(8n);
  return execute(word, byEl0 ? Level.El0 : Level.El1);
}

/** MRS of any register. */
export function readRegister(): Outcome {
  scramble();
  const op0: u32 = random.once(4n) ? 2 : 3;
  return run(SYSTEM | READ | encoding(op0) | VALUE);
}

/** MSR of any register, with any value. */
export function writeRegister(): Outcome {
  scramble();
  const op0: u32 = random.once(4n) ? 2 : 3;
  const word: u32 = SYSTEM | encoding(op0) | VALUE;
  operands[VALUE] = random.value();
  if ((word & ENCODING) === ICC_BPR1_EL1) operands[VALUE] &= BINARY_POINT;
  if (!isVital(word)) return run(word);
  if (execute(word | READ, Level.El1) !== Outcome.Done) return Outcome.Own;
  operands[VALUE] = results[VALUE];
  return execute(word, Level.El1);
}

/** Hints, barriers, immediates for PSTATE, and instructions of caches, TLBs and translations. */
export function runSystem(): Outcome {
  scramble();
  const op0: u32 = random.once(3n) ? 0 : 1;
  const direction: u32 = random.once(4n) ? READ : 0;
  const register: u32 = op0 === 0 || random.once(4n) ? ZERO : VALUE;
  const word: u32 = SYSTEM | direction | encoding(op0) | register;
  operands[VALUE] = random.once(2n) ? outside() : random.value();
  return word === WFI ? Outcome.Done : run(word);
}

/** Branches by an offset could lead back into the program. */
function isDirectBranch(word: u32): boolean {
  return (
    (word & 0x7c00_0000) === 0x1400_0000 ||
    (word & 0xfe00_0000) === 0x5400_0000 ||
    (word & 0x7e00_0000) === 0x3400_0000 ||
    (word & 0x7e00_0000) === 0x3600_0000
  );
}

/** MSR and MRS are above, where those that matter are known. */
function isRegisterMove(word: u32): boolean {
  return (word & 0xffd0_0000) === 0xd510_0000;
}

function anyWord(): u32 {
  const bits = truncateU32(random.next());
  const shape = random.below(8n);
  let word: u32 = bits;
  // Loads and stores; branches, exceptions and system; SIMD.
  if (shape < 4n) word = (bits & 0xf5ff_ffff) | 0x0800_0000;
  if (shape === 4n) word = (bits & 0xe3ff_ffff) | 0x1400_0000;
  if (shape === 5n) word = (bits & 0xf1ff_ffff) | 0x0e00_0000;
  return isDirectBranch(word) || isRegisterMove(word) || word === WFI ? 0xd503_201f : word;
}

/** What ERET finds: EL1 or EL0, AArch32, or no state at all. */
function anyState(): u64 {
  return random.once(2n) ? MASKED : MASKED | (random.next() & 0x1fn);
}

/** Any instruction at EL1. */
export function runWord(): Outcome {
  scramble();
  operands[random.once(2n) ? 1 : 3] = random.once(8n) ? scratch() & ~7n : outside() & ~15n;
  operands[33] = anyState();
  return execute(anyWord(), Level.El1);
}

/** Any instruction at EL0. */
export function runUserWord(): Outcome {
  scramble();
  for (let i: u32 = 1; i < 31; i += 2) operands[i] = forEl0(random.once(8n) ? scratch() : outside());
  return execute(anyWord(), Level.El0);
}

/** Coprocessors 14 and 15 (MRC, MCR), and any word that is always carried out. */
function anyAarch32Word(): u32 {
  const bits = truncateU32(random.next());
  return random.once(2n) ? 0xee00_0e10 | (bits & 0x00ff_71ef) : (bits & 0x0fff_ffff) | 0xe000_0000;
}

/** Any instruction of AArch32, at EL0. Many write the program counter: the timer ends what does not end. */
export function runAarch32Word(): Outcome {
  scramble();
  for (let i: u32 = 0; i < 15; i++) operands[i] = forAarch32();
  operands[33] = A32_UNMASKED;
  wakeWithin(PATIENCE_TICKS);
  const outcome = execute(anyAarch32Word(), Level.A32);
  stopTimer();
  return outcome;
}
