/**
 * The one UART, shared: sends frames (abi/console.ts) of any port's output, whole frames at a time. A core
 * sends for its own partition only, finishes a frame that another core began, and never waits for the
 * UART: what cannot go now goes at the core's next flush.
 */
import { acquire, type Fixed, fixed, type Locked, locked, tryAcquire, u8, u32, u64 } from '@bulkhead/bare';
import { uartCanSend, uartPresent, uartSend } from '#uart';
import { FRAME_CONSOLE_BASE, FRAME_LENGTH_BASE, FRAME_MAX_BYTES, FRAME_START } from '../../abi/console.ts';
import { type ConsolePort, renewAllowance } from './port.ts';
import { ringClear, ringCount, ringTake } from './ring.ts';

const FRAME_HEADER_BYTES: u32 = 3;

class Transmitter {
  frame: Fixed<u8, 67> = fixed(67, 0);
  length: u32 = 0;
  sent: u32 = 0;
  /** The port of the last frame had nothing more to send. */
  isLast: boolean = false;
}

export const transmitter: Locked<Transmitter> = locked(new Transmitter());

/** Sends what is left of the current frame; false when the UART is full. */
function sendFrame(current: Transmitter): boolean {
  const length = current.length;
  let sent: u32 = current.sent;
  for (; sent < length && uartCanSend(); sent++) uartSend(current.frame[sent]);
  current.sent = sent;
  return sent >= length;
}

function smaller(a: u32, b: u32): u32 {
  return a < b ? a : b;
}

/** Makes the next frame from the port's output; false when there is nothing that it may send now. */
function nextFrame(next: Transmitter, port: ConsolePort): boolean {
  using guard = acquire(port.state);
  const state = guard.value;
  renewAllowance(state);
  const waiting = ringCount(state.output);
  const count = smaller(smaller(waiting, FRAME_MAX_BYTES), u32(state.allowance));
  next.frame[0] = u8(FRAME_START);
  next.frame[1] = u8(FRAME_CONSOLE_BASE + port.number);
  next.frame[2] = u8(FRAME_LENGTH_BASE + count);
  for (let i: u32 = 0; i < count; i++) next.frame[FRAME_HEADER_BYTES + i] = ringTake(state.output);
  state.allowance -= u64(count);
  next.sent = 0;
  next.length = count === 0 ? 0 : FRAME_HEADER_BYTES + count;
  next.isLast = count === waiting;
  return count !== 0;
}

/**
 * Sends a frame of the port's output, no more: on a shared core this is time of whoever's window begins next. True
 * when nothing is left.
 * @cold
 */
export function flushPort(port: ConsolePort): boolean {
  if (!uartPresent()) return discard(port);
  using guard = tryAcquire(transmitter);
  if (guard === null) return false;
  const current = guard.value;
  if (!sendFrame(current)) return false;
  if (nextFrame(current, port)) sendFrame(current);
  return current.isLast && current.sent === current.length;
}

/** On a board without a UART. */
function discard(port: ConsolePort): boolean {
  using guard = acquire(port.state);
  ringClear(guard.value.output);
  return true;
}
