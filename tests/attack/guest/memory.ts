/** Operations on memory and devices: an instruction of a form, and where it points. */
import type { u32, u64 } from '@bulkhead/bare';
import { GUEST_HEALTH } from '@bulkhead/hypervisor/abi/platform';
import { execute, formWord, highMap, Level, lowMap, MASKED, operands, setEntry } from './execute.unsafe.ts';
import type { Outcome } from './kinds.ts';
import { emulated, forEl0, outside, ownDevice, scratch } from './places.ts';
import { random } from './random.ts';

/** In the order of forms.S. */
export enum Form {
  Plain = 0,
  Pair = 1,
  Indexed = 2,
  Exclusive = 3,
  StoreExclusive = 4,
  Atomic = 5,
  Simd = 6,
  Zero = 7,
  Cache = 8,
  SetWay = 9,
  Translate = 10,
  Branch = 11,
  Invalidate = 12,
  Newer = 13,
}

/** The forms that load and store. */
const ACCESSES: u64 = 7n;
/** A level-1 block: Normal, inner shareable, AF. */
const BLOCK: u64 = 0x705n;
const GIB_MASK: u64 = 0x3fff_ffffn;
/** An entry of the low map that nothing else uses: the last but seven. */
const WINDOW: u64 = 0x1f9n;
/** The log has two pages; what is behind them is nobody's. */
const HEALTH_BYTES: u64 = 0x4000n;
const HIGH_START: u64 = 0xffff_ff80_0000_0000n;

/** Every register is an address outside or anything at all; SP, ELR_EL1 and SPSR_EL1 too. */
export function scramble(): void {
  const filler = random.next();
  const address = outside();
  for (let i: u32 = 0; i < 31; i++) operands[i] = (i & 3) === 0 ? address : filler ^ (random.next() >> 3n);
  operands[31] = scratch() & ~15n;
  operands[32] = outside() & ~3n;
  operands[33] = MASKED;
}

/** Sets what forms.S uses. */
function aim(address: u64): void {
  operands[1] = address;
  operands[2] = random.value();
  operands[3] = random.next();
  operands[31] = scratch() & ~15n;
}

/** An instruction of a form at an address, sometimes by EL0. */
export function strike(form: Form, address: u64): Outcome {
  const byEl0 = random.once(8n);
  aim(byEl0 ? forEl0(address) : address);
  operands[33] = MASKED;
  return execute(formWord(form, random.next()), byEl0 ? Level.El0 : Level.El1);
}

/** The same with an address that fits no width. */
export function strikeUnaligned(): Outcome {
  return strike(Form.Plain, outside() | 1n);
}

/** Doubleword-aligned, so that nothing but the place is wrong. */
export function strikeAligned(form: Form): Outcome {
  return strike(form, outside() & ~15n);
}

/** Any access to an emulated device. */
export function strikeDevice(): Outcome {
  return strikeInAnyForm(emulated());
}

/** Any access to a device of the board that the attacker has. */
export function strikeOwnDevice(): Outcome {
  return strikeInAnyForm(ownDevice());
}

/** Any form of access, plain ones more often. */
export function strikeInAnyForm(address: u64): Outcome {
  const form = random.below(ACCESSES);
  return strike(form === 0n || random.once(2n) ? Form.Plain : formOf(form), address);
}

function formOf(n: u64): Form {
  if (n === 1n) return Form.Pair;
  if (n === 2n) return Form.Indexed;
  if (n === 3n) return Form.Exclusive;
  if (n === 4n) return Form.Atomic;
  return n === 5n ? Form.Simd : Form.Cache;
}

/** Operations of caches and translations at an address outside, of the attacker's own, or of nobody. */
export function maintain(form: Form): Outcome {
  const address = random.once(2n) ? outside() : random.once(2n) ? scratch() : random.value();
  aim(address);
  return execute(formWord(form, random.next()), Level.El1);
}

/** Addresses above what stage 2 translates, above what the CPU has, sign-extended, and not canonical. */
export function strikeHigh(): Outcome {
  const bits = random.next();
  if (random.once(3n)) {
    aim(bits | (1n << 39n));
    return execute(formWord(Form.Plain, random.next()), Level.El1);
  }
  if (random.once(6n)) return strikeHealthLog();
  // From 2^39 on; above 2^44 stage 1 is at fault itself.
  const width: u64 = random.once(8n) ? 0xffff_ffff_ffffn : 0xfff_ffff_ffffn;
  setEntry(lowMap(), WINDOW, (bits & width & ~GIB_MASK) | (1n << (39n + (bits & 3n))) | BLOCK);
  aim((WINDOW << 30n) | (random.next() & GIB_MASK & ~7n));
  return execute(formWord(random.once(4n) ? Form.Branch : Form.Plain, random.next()), Level.El1);
}

/** The health log, which a partition without the right does not have. */
function strikeHealthLog(): Outcome {
  setEntry(lowMap(), WINDOW, (GUEST_HEALTH & ~GIB_MASK) | BLOCK);
  aim((WINDOW << 30n) | (random.below(HEALTH_BYTES) & ~7n));
  return execute(formWord(random.once(4n) ? Form.Branch : Form.Plain, random.next()), Level.El1);
}

/** A table of stage 1 that points to where the attacker has nothing: the walk itself, or its end, is at fault. */
export function strikeByWalk(): Outcome {
  const target = outside();
  const index = random.below(512n);
  const isBlock = random.once(3n);
  const attributes: u64 = (random.next() & 0x60_0000_0000_0f00n) | (random.next() & 0x80n) | 0x405n;
  const entry: u64 = isBlock ? (target & ~GIB_MASK) | attributes : (target & ~0xfffn) | 3n;
  setEntry(highMap(), index, entry);
  aim(HIGH_START | (index << 30n) | (target & GIB_MASK & ~7n));
  const form = random.once(4n) ? Form.Translate : random.once(4n) ? Form.Branch : Form.Plain;
  return execute(formWord(form, random.next()), Level.El1);
}
