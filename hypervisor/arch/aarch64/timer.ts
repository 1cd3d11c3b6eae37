/** The hypervisor's own timer (CNTHP, Arm ARM D19.12): off except while something waits for it. */
import type { u64 } from '@bulkhead/bare';
import { writeHypervisorTimerCompare, writeHypervisorTimerControl } from './system.unsafe.ts';

/** Interrupts this core at the given count. */
export function setTimer(deadline: u64): void {
  writeHypervisorTimerCompare(deadline);
  writeHypervisorTimerControl(1n);
}

export function disarmTimer(): void {
  writeHypervisorTimerControl(0n);
}
