/**
 * A console: what one source of text has written and not yet sent, and what was typed for it. Source and
 * transmitter meet at the port's lock. A port sends at most CONSOLE_BYTES_PER_SECOND on average (a burst
 * of as much is free), so no partition fills the shared UART, however much it writes.
 */
import type { u32, u64 } from '@bulkhead/bare';
import { Lock } from '#lock';
import { counter, counterFrequency } from '#machine';
import { ByteRing } from './ring.ts';

export const CONSOLE_BYTES_PER_SECOND: u64 = 65_536n;

export class ConsolePort {
  /** Number in the stream (abi/console.ts). */
  number: u32 = 0;
  lock: Lock = new Lock();
  output: ByteRing = new ByteRing();
  input: ByteRing = new ByteRing();
  /** Bytes that may be sent now, and when that was last reckoned (counter ticks). */
  allowance: u64 = 0n;
  reckonedAt: u64 = 0n;
}

/**
 * Gives the port its number in the stream and its first burst.
 * @boot
 */
export function openPort(port: ConsolePort, number: u32): void {
  port.number = number;
  port.allowance = CONSOLE_BYTES_PER_SECOND;
  port.reckonedAt = counter();
}

/** Renews the allowance by the time that has passed. */
export function renewAllowance(port: ConsolePort): void {
  const now = counter();
  const frequency = counterFrequency();
  const elapsed: u64 = now > port.reckonedAt ? now - port.reckonedAt : 0n;
  if (elapsed >= frequency) {
    port.allowance = CONSOLE_BYTES_PER_SECOND;
    port.reckonedAt = now;
    return;
  }
  const earned: u64 = (elapsed * CONSOLE_BYTES_PER_SECOND) / frequency;
  if (earned === 0n) return;
  const total: u64 = port.allowance + earned;
  port.allowance = total < CONSOLE_BYTES_PER_SECOND ? total : CONSOLE_BYTES_PER_SECOND;
  port.reckonedAt = now;
}
