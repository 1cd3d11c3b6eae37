/** The vCPU's timer, which interrupts once. */
import type { u64 } from '@bulkhead/bare';
import { armTimer, ticks, ticksPerSecond } from '@bulkhead/sdk/clock.unsafe';
import { enablePrivate, startInterrupts } from '@bulkhead/sdk/interrupts.unsafe';

const VIRTUAL_TIMER = 27;

/** The library stops the timer when it takes the interrupt. */
export function interruptAfter(nanoseconds: u64): void {
  startInterrupts();
  enablePrivate(VIRTUAL_TIMER);
  armTimer(ticks() + (nanoseconds * ticksPerSecond()) / 1_000_000_000n);
}
