/** The core's own timer serves output that waits, watchdogs, and the next change of the vCPU that runs. */
import type { u64 } from '@bulkhead/bare';
import { disarmTimer, setTimer } from '#machine';
import type { Cpu } from './cpu.ts';
import { hasWatchdogs } from './features.ts';
import { NEVER } from './resident.ts';

/** The earlier of two times, of which 0 is none. */
function first(a: u64, b: u64): u64 {
  if (a === 0n) return b;
  return b !== 0n && b < a ? b : a;
}

/** When the core has something to do besides running guests; NEVER when it has nothing. */
export function dutyAt(cpu: Cpu): u64 {
  const at = hasWatchdogs() ? first(cpu.flushAt, cpu.watchAt) : cpu.flushAt;
  return at === 0n ? NEVER : at;
}

/** Sets the timer for the earliest; off when there is none. */
export function armTimer(cpu: Cpu): void {
  const duty = dutyAt(cpu);
  const at = first(cpu.scheduleAt, duty === NEVER ? 0n : duty);
  if (at === 0n) disarmTimer();
  else setTimer(at);
}
