/** Measures at a fixed rate and publishes each reading. Here the temperature is made up. */
import type { u32, u64 } from '@bulkhead/bare';
import { now, PeriodicTimer, printLine } from '@bulkhead/sdk';
import { Reading } from './messages.ts';
import { writeTemperature } from './sensor.ports.ts';

const PERIOD_NS: u64 = 10_000_000n;
const READINGS: u32 = 30;

/** Storage is declared at module level and never allocated. */
const timer = new PeriodicTimer();
const reading = new Reading();

function measure(number: u32): void {
  reading.atNs = now();
  reading.number = number;
  reading.temperature = 200 + 5 * number;
}

/** Called once. When it returns, the partition is off; `while (true)` works for ever. */
export function main(): void {
  timer.start(PERIOD_NS);
  for (let number: u32 = 1; number <= READINGS; number++) {
    timer.wait();
    measure(number);
    writeTemperature(reading);
  }
  printLine('sensor: done');
}
