/**
 * A console: what one source of text has written and not yet sent, what was typed for it, and the UART as
 * which its partition may see it. Source and transmitter meet at the port's lock. A port sends at most CONSOLE_BYTES_PER_SECOND on average (a burst
 * of as much is free), so no partition fills the shared UART, however much it writes.
 */
import { acquire, type Locked, locked, type u32, type u64 } from '@bulkhead/bare';
import { counter, counterFrequency } from '#machine';
import { ByteRing } from './ring.ts';
import { UartRegisters } from './uart-registers.ts';

export const CONSOLE_BYTES_PER_SECOND: u64 = 65_536n;

/** What the port's lock protects. */
export class PortState {
  output: ByteRing = new ByteRing();
  input: ByteRing = new ByteRing();
  /** Bytes that may be sent now, and when that was last reckoned (counter ticks). */
  allowance: u64 = 0n;
  reckonedAt: u64 = 0n;
  uart: UartRegisters = new UartRegisters();
}

export class ConsolePort {
  /** Number in the stream (abi/console.ts). */
  number: u32 = 0;
  state: Locked<PortState> = locked(new PortState());
}

/**
 * Gives the port its number in the stream and its first burst.
 * @boot
 */
export function openPort(port: ConsolePort, number: u32): void {
  port.number = number;
  using guard = acquire(port.state);
  guard.value.allowance = CONSOLE_BYTES_PER_SECOND;
  guard.value.reckonedAt = counter();
}

/** Renews the allowance by the time that has passed. */
export function renewAllowance(state: PortState): void {
  const now = counter();
  const frequency = counterFrequency();
  const elapsed: u64 = now > state.reckonedAt ? now - state.reckonedAt : 0n;
  if (elapsed >= frequency) {
    state.allowance = CONSOLE_BYTES_PER_SECOND;
    state.reckonedAt = now;
    return;
  }
  const earned: u64 = (elapsed * CONSOLE_BYTES_PER_SECOND) / frequency;
  if (earned === 0n) return;
  const total: u64 = state.allowance + earned;
  state.allowance = total < CONSOLE_BYTES_PER_SECOND ? total : CONSOLE_BYTES_PER_SECOND;
  state.reckonedAt = now;
}
