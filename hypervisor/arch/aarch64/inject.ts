/** Exceptions that the hypervisor makes a guest take at EL1, as hardware would (Arm ARM D1.3). */
import { type u64, wrappingAdd } from '@bulkhead/bare';
import { setGuestException, setGuestFaultAddress } from './cpu.unsafe.ts';
import {
  SPSR_EL1H_MASKED,
  SPSR_KEPT_BY_EXCEPTION,
  SPSR_MODE_AARCH32,
  SPSR_MODE_EL1H,
  SPSR_MODE_EL1T,
  SPSR_MODE_MASK,
} from './registers.ts';
import { readElr, readFar, readSpsr, readVectorBase, writeElr, writeSpsr } from './system.unsafe.ts';

/** Offset of the synchronous vector for an exception from the state `spsr` (table D1-7). */
function vectorOffset(spsr: u64): u64 {
  if ((spsr & SPSR_MODE_AARCH32) !== 0n) return 0x600n;
  switch (spsr & SPSR_MODE_MASK) {
    case SPSR_MODE_EL1H:
      return 0x200n;
    case SPSR_MODE_EL1T:
      return 0x000n;
    default:
      return 0x400n;
  }
}

/** ESR_EL1 for an instruction that is not defined: class 0 (unknown reason), 32-bit instruction. */
const UNKNOWN_REASON: u64 = 1n << 25n;

/** A synchronous exception to EL1 at the instruction that trapped. */
function inject(syndrome: u64): void {
  const spsr = readSpsr();
  const target: u64 = wrappingAdd(readVectorBase(), vectorOffset(spsr));
  setGuestException(syndrome, readElr(), spsr);
  writeElr(target);
  writeSpsr((spsr & SPSR_KEPT_BY_EXCEPTION) | SPSR_EL1H_MASKED);
}

/** The guest takes an undefined-instruction exception. */
export function injectUndefined(): void {
  inject(UNKNOWN_REASON);
}

const EC_SHIFT: u64 = 26n;
/** Bit 26 of an abort's class: taken without a change of exception level. */
const EC_SAME_LEVEL: u64 = 1n << 26n;
const ISS_IL: u64 = 1n << 25n;
const ISS_WNR: u64 = 1n << 6n;
/** Status code: synchronous external abort, not on a table walk (D19.2.37). */
const STATUS_EXTERNAL: u64 = 0x10n;

/** The guest takes the stage-2 abort described by `syndrome` as an external abort of its own access. */
export function injectAbort(syndrome: u64): void {
  const fromEl0 = (readSpsr() & SPSR_MODE_MASK) === 0n || (readSpsr() & SPSR_MODE_AARCH32) !== 0n;
  const sameLevel: u64 = fromEl0 ? 0n : EC_SAME_LEVEL;
  const kind: u64 = (syndrome >> EC_SHIFT) << EC_SHIFT;
  setGuestFaultAddress(readFar());
  inject(kind | sameLevel | ISS_IL | (syndrome & ISS_WNR) | STATUS_EXTERNAL);
}

/** Bits of SPSR that an executed instruction clears: SS and BTYPE (D2.12, D8.7.3). */
const CLEARED_BY_STEP: u64 = (1n << 21n) | (3n << 10n);

/** Completes the instruction that trapped: the guest goes on after it. */
export function skipInstruction(): void {
  writeElr(wrappingAdd(readElr(), 4n));
  writeSpsr(readSpsr() & ~CLEARED_BY_STEP);
}
