/** The core's own timer serves output that waits, watchdogs, and the next change of the vCPU that runs. */
import type { u64 } from '@bulkhead/bare';
import { disarmTimer, setTimer } from '#machine';
import type { Cpu } from './cpu.ts';

/** The earlier of two times, of which 0 is none. */
export function first(a: u64, b: u64): u64 {
  if (a === 0n) return b;
  return b !== 0n && b < a ? b : a;
}

/** Sets the timer for the earliest of the three; off when there is none. */
export function armTimer(cpu: Cpu): void {
  cpu.dutyAt = first(cpu.flushAt, cpu.watchAt);
  const at = first(cpu.scheduleAt, cpu.dutyAt);
  if (at === 0n) disarmTimer();
  else setTimer(at);
}
