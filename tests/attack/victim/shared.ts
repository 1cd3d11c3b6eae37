/** The victim on the attacker's core: by how much its windows begin late. */
import { type Fixed, fixed, type u8, type u32, type u64 } from '@bulkhead/bare';
import { waitForWindow } from '@bulkhead/sdk';
import { isOver } from './memory.unsafe.ts';
import { readSample, receiveQueue, sendBack } from './victim.ports.ts';
import { beginWatch, goOn, note, report } from './watch.ts';

/** Windows that are counted at least. */
const WINDOWS: u32 = 1000;
/** The attacker starts meanwhile, and the hypervisor reports its first fault, which takes long and comes once. */
const WINDOWS_BEFORE: u32 = 5;
const BUCKET_NS: u64 = 64n;
const sample: Fixed<u8, 64> = fixed(64, 0);
const message: Fixed<u8, 24> = fixed(24, 0);

function useChannels(): void {
  readSample(sample);
  receiveQueue(message);
  sendBack(message);
}

/** Its own end, which the hypervisor reports at length, is no attack: a few windows are not counted then. */
class End {
  windowsSince: u32 = 0;
}
const end = new End();
const WINDOWS_OF_END: u32 = 3;

function measure(): void {
  const late = waitForWindow();
  if (isOver() && end.windowsSince < WINDOWS_OF_END) end.windowsSince += 1;
  else note(late, BUCKET_NS);
}

export function main(): void {
  beginWatch();
  for (let window: u32 = 0; window < WINDOWS_BEFORE; window++) waitForWindow();
  for (let window: u32 = 0; goOn() || window < WINDOWS; window++) {
    measure();
    useChannels();
  }
  report();
}
