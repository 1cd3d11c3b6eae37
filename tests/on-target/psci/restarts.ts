/**
 * Restarts itself for its first 200 ms, every time with its memory full of garbage, and looks each time
 * whether that memory is as in the image, and zero where the image has nothing.
 */
import { type Fixed, fixed, type u32, type u64 } from '@bulkhead/bare';
import { delay, now, print, printLine, printNumber, restart } from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { readWord, writeWord } from './words.unsafe.ts';

const UNTIL_NS: u64 = 200_000_000n;
/** Above the program and its stack, to the end of the partition's 4 MiB. */
const FREE: u64 = 0x4010_0000n;
const END: u64 = 0x4040_0000n;
const STEP: u64 = 0x1ff8n;
const GARBAGE: u64 = 0xdead_dead_dead_deadn;

const initialized: Fixed<u64, 4> = fixed(4, 0x1234_5678n);
const cleared: Fixed<u64, 4> = fixed(4, 0n);

class Zeroed {
  count: u32 = 0;
  words: u32 = 0;
}

const zeroed = new Zeroed();

function look(): void {
  for (let i: u32 = 0; i < 4; i++) {
    expectEqual('initialized data are those of the image', initialized[i], 0x1234_5678n);
    expectEqual('cleared data are zero', cleared[i], 0n);
  }
}

/** What the memory held before the first life is nobody's promise. */
function lookBeyond(): void {
  for (let address: u64 = FREE; address < END; address += STEP) {
    zeroed.words += 1;
    if (readWord(address) === 0n) zeroed.count += 1;
  }
  expectTrue('the rest of the memory is zero', zeroed.count === zeroed.words);
}

function spoil(): void {
  for (let i: u32 = 0; i < 4; i++) {
    initialized[i] = GARBAGE;
    cleared[i] = GARBAGE;
  }
  for (let address: u64 = FREE; address < END; address += STEP) writeWord(address, GARBAGE);
  writeWord(END - 8n, GARBAGE);
}

export function main(): void {
  const started = now();
  print('life begins at ');
  printNumber(started);
  printLine(' ns');
  look();
  if (started < UNTIL_NS) {
    spoil();
    delay(40_000_000n);
    restart();
  }
  lookBeyond();
  expectEqual('the last word is zero', readWord(END - 8n), 0n);
  finish();
}
