/** The system counter and the virtual timer of the vCPU (Arm ARM D12). */
import type { u64 } from '@bulkhead/bare';
import { instruction, readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';

/** Ticks of the system counter. Safety: a read. */
export function ticks(): u64 {
  instruction('isb');
  return readSystemRegister('CNTVCT_EL0');
}

/** Ticks a second. Safety: a read. */
export function ticksPerSecond(): u64 {
  return readSystemRegister('CNTFRQ_EL0');
}

/** Has the timer interrupt at `deadline`. Safety: the vCPU's own timer. */
export function armTimer(deadline: u64): void {
  writeSystemRegister('CNTV_CVAL_EL0', deadline);
  writeSystemRegister('CNTV_CTL_EL0', 1n);
  instruction('isb');
}

/** Safety: the vCPU's own timer. */
export function disarmTimer(): void {
  writeSystemRegister('CNTV_CTL_EL0', 0n);
  instruction('isb');
}
