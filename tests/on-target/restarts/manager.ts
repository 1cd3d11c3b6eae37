/** Has two partitions restart again and again, at moments that follow from a fixed seed. */
import { type u32, u64 } from '@bulkhead/bare';
import { Control, ControlResult, delay, PartitionState } from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import {
  controlDriver,
  controlPair,
  signalClientdone,
  signalServerdone,
  stateOfDriver,
  stateOfPair,
} from './manager.ports.ts';

const RESTARTS: u32 = 1000;
/** More would mean that a partition does not come back. */
const ATTEMPTS: u32 = 100_000;
const LONGEST_NS: u32 = 300_000;
const WARM: u32 = 4;

class Random {
  /** xorshift32 (Marsaglia 2003). */
  state: u32 = 0x2545_f491;
  next(): u32 {
    let x: u32 = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return x;
  }
}

const random = new Random();

/** One in four keeps the memory. */
function kind(): Control {
  return random.next() % WARM === 0 ? Control.RestartWarm : Control.Restart;
}

export function main(): void {
  let ofPair: u32 = 0;
  let ofDriver: u32 = 0;
  for (let i: u32 = 0; i < ATTEMPTS && (ofPair < RESTARTS || ofDriver < RESTARTS); i++) {
    delay(u64(random.next() % LONGEST_NS));
    if (
      ofPair < RESTARTS &&
      stateOfPair() === PartitionState.Running &&
      controlPair(kind()) === ControlResult.Done
    )
      ofPair += 1;
    if (
      ofDriver < RESTARTS &&
      stateOfDriver() === PartitionState.Running &&
      controlDriver(kind()) === ControlResult.Done
    )
      ofDriver += 1;
  }
  expectEqual('restarts of the pair', u64(ofPair), u64(RESTARTS));
  expectEqual('restarts of the driver', u64(ofDriver), u64(RESTARTS));
  delay(20_000_000n);
  expectTrue('the pair runs', stateOfPair() === PartitionState.Running);
  expectTrue('the driver runs', stateOfDriver() === PartitionState.Running);
  expectTrue('the pair stops', controlPair(Control.Stop) === ControlResult.Done);
  expectTrue('the driver stops', controlDriver(Control.Stop) === ControlResult.Done);
  delay(5_000_000n);
  expectTrue('the client is told', signalClientdone());
  expectTrue('the server is told', signalServerdone());
  finish();
}
