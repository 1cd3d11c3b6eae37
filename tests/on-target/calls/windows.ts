/** HYPERCALL_YIELD: until the next window, and not a moment less. */
import { type u32, u64 } from '@bulkhead/bare';
import { HYPERCALL_YIELD, SUCCESS } from '@bulkhead/hypervisor/abi/hypercalls';
import { disarmTimer, ticks, ticksPerSecond } from '@bulkhead/sdk/clock.unsafe';
import { acknowledge, end } from '@bulkhead/sdk/interrupts.unsafe';
import { hvc, result } from '../calls.unsafe.ts';
import { expectEqual, expectTrue } from '../check.ts';
import { interruptAfter } from './timer.ts';

const FRAMES_A_SECOND: u64 = 1_000n;
const ROUNDS: u32 = 20;
const SOON_NS: u64 = 100_000n;
const VIRTUAL_TIMER: u64 = 27n;

/** Returns when the window began. */
function yieldOnce(): u64 {
  expectEqual('YIELD', hvc(u64(HYPERCALL_YIELD), 0n, 0n, 0n), SUCCESS);
  return result(1);
}

export function yields(): void {
  const frame: u64 = ticksPerSecond() / FRAMES_A_SECOND;
  let before = yieldOnce();
  let whole = true;
  let early = false;
  for (let round: u32 = 0; round < ROUNDS; round++) {
    const began = yieldOnce();
    if (ticks() < began) early = true;
    if (began === before || (began - before) % frame !== 0n) whole = false;
    before = began;
  }
  expectTrue('windows are whole frames apart', whole);
  expectTrue('no window is entered before it begins', !early);
  // Within the other partitions' windows.
  interruptAfter(SOON_NS);
  expectEqual('an interrupt does not end a YIELD', (yieldOnce() - before) % frame, 0n);
  const taken: u32 = acknowledge();
  expectEqual('it waits for the window', u64(taken), VIRTUAL_TIMER);
  disarmTimer();
  end(taken);
}
