/** The guest's current stack pointer, as the base register 31 of a load or store names it. */
import type { u64 } from '@bulkhead/bare';
import { readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';
import { SPSR_MODE_EL1H, SPSR_MODE_MASK } from './registers.ts';

/** SP_EL1 when the guest runs at EL1 with its own stack pointer, else SP_EL0. Safety: a read. */
function usesSpEl1(): boolean {
  return (readSystemRegister('SPSR_EL2') & SPSR_MODE_MASK) === SPSR_MODE_EL1H;
}

/** Safety: a read. */
export function readBase(): u64 {
  return usesSpEl1() ? readSystemRegister('SP_EL1') : readSystemRegister('SP_EL0');
}

/** Safety: the guest's own register, written as its instruction would have. */
export function writeBase(value: u64): void {
  if (usesSpEl1()) writeSystemRegister('SP_EL1', value);
  else writeSystemRegister('SP_EL0', value);
}
