/** Exceptions that the hypervisor makes a guest take at EL1, as hardware would (Arm ARM D1.3). */
import { type u64, wrappingAdd } from '@bulkhead/bare';
import { setGuestException } from './cpu.unsafe.ts';
import {
  SPSR_EL1H_MASKED,
  SPSR_KEPT_BY_EXCEPTION,
  SPSR_MODE_AARCH32,
  SPSR_MODE_EL1H,
  SPSR_MODE_EL1T,
  SPSR_MODE_MASK,
} from './registers.ts';
import { readElr, readSpsr, readVectorBase, writeElr, writeSpsr } from './system.unsafe.ts';

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

/** The guest takes an undefined-instruction exception at the instruction that trapped. */
export function injectUndefined(): void {
  const spsr = readSpsr();
  const target: u64 = wrappingAdd(readVectorBase(), vectorOffset(spsr));
  setGuestException(UNKNOWN_REASON, readElr(), spsr);
  writeElr(target);
  writeSpsr((spsr & SPSR_KEPT_BY_EXCEPTION) | SPSR_EL1H_MASKED);
}

/** Bits of SPSR that an executed instruction clears: SS and BTYPE (D2.12, D8.7.3). */
const CLEARED_BY_STEP: u64 = (1n << 21n) | (3n << 10n);

/** Completes the instruction that trapped: the guest goes on after it. */
export function skipInstruction(): void {
  writeElr(wrappingAdd(readElr(), 4n));
  writeSpsr(readSpsr() & ~CLEARED_BY_STEP);
}
