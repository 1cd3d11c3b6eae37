/** The victim on a core of its own: how many of its own looks a timer's interrupt comes late, in every period. */
import { type Fixed, fixed, type u8, type u32, type u64 } from '@bulkhead/bare';
import { PeriodicTimer, takeInterrupts } from '@bulkhead/sdk';
import { armTimer, disarmTimer, ticks, ticksPerSecond } from '@bulkhead/sdk/clock.unsafe';
import { isOver } from './memory.unsafe.ts';
import { pollsUntilInterrupt } from './poll.unsafe.ts';
import { readSample, receiveQueue, sendBack } from './victim.ports.ts';
import { beginWatch, lookAtMemory, note, report } from './watch.ts';

/** Latencies that are counted; after them the memory is watched as long as the attack lasts. */
const PERIODS: u32 = 500;
const PERIOD_NS: u64 = 1_000_000n;
/** Longer than a turn of another core in the emulator, so that the deadline is still to come. */
const LEAD_HZ: u64 = 8000n;
/** The port of the attacker's ledger. */
const LEDGER: u64 = 0n;
const timer = new PeriodicTimer();
const sample: Fixed<u8, 64> = fixed(64, 0);
const message: Fixed<u8, 24> = fixed(24, 0);

function useChannels(): void {
  readSample(sample);
  receiveQueue(message);
  sendBack(message);
}

function measure(): void {
  const deadline: u64 = ticks() + ticksPerSecond() / LEAD_HZ;
  armTimer(deadline);
  note(pollsUntilInterrupt(deadline), 1n);
  takeInterrupts();
  disarmTimer();
}

export function main(): void {
  beginWatch();
  timer.start(PERIOD_NS);
  for (let period: u32 = 0; period < PERIODS; period++) {
    timer.wait();
    measure();
    useChannels();
    lookAtMemory();
  }
  while (!isOver(LEDGER)) {
    lookAtMemory();
    timer.wait();
    useChannels();
  }
  report();
}
