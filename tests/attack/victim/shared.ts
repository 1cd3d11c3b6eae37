/** The victim on the attackers' core: by how much its windows begin late. */
import { type Fixed, fixed, type u8, type u32, type u64 } from '@bulkhead/bare';
import { waitForWindow } from '@bulkhead/sdk';
import { isOver } from './memory.unsafe.ts';
import { readSample, receiveQueue, sendBack } from './neighbour.ports.ts';
import { beginWatch, lookAtMemory, note, report } from './watch.ts';

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

/** Ports of the attackers' ledgers. */
const LEDGER: u64 = 0n;
const SECOND_LEDGER: u64 = 5n;
/** Their ends, which the hypervisor reports at length, are no attack: a few windows are not counted then. */
const WINDOWS_OF_END: u32 = 3;
class End {
  over: u32 = 0;
  windowsSince: u32 = 0;
}
const end = new End();

/** How many attackers have finished. */
function countOver(): u32 {
  const one: u32 = 1;
  return (isOver(LEDGER) ? one : 0) + (isOver(SECOND_LEDGER) ? one : 0);
}

function measure(): void {
  const late = waitForWindow();
  const over = countOver();
  if (over !== end.over) end.windowsSince = 0;
  end.over = over;
  end.windowsSince += 1;
  if (over === 0 || end.windowsSince > WINDOWS_OF_END) note(late, BUCKET_NS);
}

export function main(): void {
  beginWatch();
  for (let window: u32 = 0; window < WINDOWS_BEFORE; window++) waitForWindow();
  for (let window: u32 = 0; countOver() < 2 || window < WINDOWS; window++) {
    lookAtMemory();
    measure();
    useChannels();
  }
  report();
}
