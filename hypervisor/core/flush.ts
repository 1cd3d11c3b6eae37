/**
 * When output goes out: at once when a line is complete or much has gathered, else a moment later by the
 * core's own timer, which runs only while something waits.
 */
import type { u8, u32, u64 } from '@bulkhead/bare';
import { counter, counterFrequency, disarmTimer, type Self, setTimer } from '#machine';
import type { ConsolePort } from './console/port.ts';
import { RING_BYTES, ringCount } from './console/ring.ts';
import { flushPort } from './console/transmitter.ts';
import type { Cpu } from './cpu.ts';
import type { Partition } from './partition.ts';
import { updateUartLine } from './uart-line.ts';

/** A thousandth of a second: how long a prompt without a newline waits. */
const FLUSHES_A_SECOND: u64 = 1000n;
const ENOUGH: u32 = 64;
const NEWLINE: u8 = 10;

function endsLine(port: ConsolePort): boolean {
  const last: u32 = port.output.head & (RING_BYTES - 1);
  return port.output.bytes[last === 0 ? RING_BYTES - 1 : last - 1] === NEWLINE;
}

/** After a partition wrote to its console. */
export function armFlush(cpu: Cpu, partition: Partition): void {
  const port = partition.console;
  const waiting = ringCount(port.output);
  if (waiting === 0) return;
  if ((waiting >= ENOUGH || endsLine(port)) && flushPort(port)) return;
  if (cpu.flushArmed) return;
  cpu.flushArmed = true;
  setTimer(counter() + counterFrequency() / FLUSHES_A_SECOND);
}

/** The core's timer: sends what waits, and comes again as long as something is left. */
export function flushNow(cpu: Cpu, partition: Partition, self: Self): void {
  cpu.flushArmed = false;
  disarmTimer();
  if (!flushPort(partition.console)) {
    cpu.flushArmed = true;
    setTimer(counter() + counterFrequency() / FLUSHES_A_SECOND);
  }
  updateUartLine(partition, self);
}
