/**
 * The one UART, shared: sends frames (abi/console.ts) of any port's output, whole frames at a time. A core
 * sends for its own partition only, finishes a frame that another core began, and never waits for the
 * UART: what cannot go now goes at the core's next flush.
 */
import { type Fixed, fixed, u8, u32, u64 } from '@bulkhead/bare';
import { acquire, Lock, release, reset, tryAcquire } from '#lock';
import { FRAME_CONSOLE_BASE, FRAME_LENGTH_BASE, FRAME_MAX_BYTES, FRAME_START } from '../../abi/console.ts';
import { uartCanSend, uartPresent, uartSend } from '../../platform/pl011.ts';
import { type ConsolePort, renewAllowance } from './port.ts';
import { ringClear, ringCount, ringTake } from './ring.ts';

const FRAME_HEADER_BYTES: u32 = 3;
/** Frames that one flush sends at most. */
const FRAMES_PER_FLUSH: u32 = 8;

class Transmitter {
  lock: Lock = new Lock();
  frame: Fixed<u8, 67> = fixed(67, 0);
  length: u32 = 0;
  sent: u32 = 0;
}

const transmitter = new Transmitter();

/** Sends what is left of the current frame; false when the UART is full. */
function sendFrame(): boolean {
  while (transmitter.sent < transmitter.length) {
    if (!uartCanSend()) return false;
    uartSend(transmitter.frame[transmitter.sent]);
    transmitter.sent += 1;
  }
  return true;
}

function smaller(a: u32, b: u32): u32 {
  return a < b ? a : b;
}

/** Makes the next frame from the port's output; false when there is nothing that it may send now. */
function nextFrame(port: ConsolePort): boolean {
  acquire(port.lock);
  renewAllowance(port);
  const allowed: u32 = u32(port.allowance);
  const count = smaller(smaller(ringCount(port.output), FRAME_MAX_BYTES), allowed);
  transmitter.frame[0] = u8(FRAME_START);
  transmitter.frame[1] = u8(FRAME_CONSOLE_BASE + port.number);
  transmitter.frame[2] = u8(FRAME_LENGTH_BASE + count);
  for (let i: u32 = 0; i < count; i++) transmitter.frame[FRAME_HEADER_BYTES + i] = ringTake(port.output);
  port.allowance -= u64(count);
  release(port.lock);
  transmitter.sent = 0;
  transmitter.length = count === 0 ? 0 : FRAME_HEADER_BYTES + count;
  return count !== 0;
}

/** Sends some of the port's output; true when nothing of it is left. */
export function flushPort(port: ConsolePort): boolean {
  if (!uartPresent()) {
    ringClear(port.output);
    return true;
  }
  if (ringCount(port.output) === 0 && transmitter.sent === transmitter.length) return true;
  if (!tryAcquire(transmitter.lock)) return false;
  let more: boolean = sendFrame();
  for (let i: u32 = 0; i < FRAMES_PER_FLUSH && more; i++) more = nextFrame(port) && sendFrame();
  const done = ringCount(port.output) === 0 && transmitter.sent === transmitter.length;
  release(transmitter.lock);
  return done;
}

/** For a core that fails and stops the board: nobody else's turn is waited for. */
export function resetTransmitter(): void {
  reset(transmitter.lock);
}
