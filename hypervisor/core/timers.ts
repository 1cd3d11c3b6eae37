/** The core's own timer serves two: output that waits, and the next change of the vCPU that runs. */
import type { u64 } from '@bulkhead/bare';
import { disarmTimer, setTimer } from '#machine';
import type { Cpu } from './cpu.ts';

/** Sets the timer for the earlier of the two; off when there is neither. */
export function armTimer(cpu: Cpu): void {
  const flush = cpu.flushAt;
  const schedule = cpu.scheduleAt;
  if (flush === 0n && schedule === 0n) {
    disarmTimer();
    return;
  }
  const first: u64 = schedule === 0n || (flush !== 0n && flush < schedule) ? flush : schedule;
  setTimer(first);
}
