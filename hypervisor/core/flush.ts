/**
 * When output goes out: at once when a line is complete or much has gathered, else a moment later by the
 * core's own timer, which runs only while something waits.
 */
import type { u64 } from '@bulkhead/bare';
import { counter, counterFrequency, disarmTimer, type Self, setTimer } from '#machine';
import { ConsoleKind } from '../abi/configuration.ts';
import { Due } from './console/due.ts';
import { flushPort } from './console/transmitter.ts';
import type { Cpu } from './cpu.ts';
import { type Partition, recordOf } from './partition.ts';
import { updateUartLine } from './virtual-uart.ts';

/** A thousandth of a second: how long a prompt without a newline waits. */
const FLUSHES_A_SECOND: u64 = 1000n;

/** After a partition wrote to its console. */
export function armFlush(cpu: Cpu, partition: Partition, due: Due): void {
  if (due === Due.Not || (due === Due.Now && flushPort(partition.console)) || cpu.flushArmed) return;
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
  if (recordOf(partition).consoleKind === ConsoleKind.Pl011) updateUartLine(partition, self);
}
