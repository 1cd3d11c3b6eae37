/**
 * Restarts itself in its first lives, every time with its memory full of garbage, and looks each time whether that
 * memory is as in the image, and zero where the image has nothing. Its port's memory, which outlives it, has the
 * number of its lives: no clock, which runs on while the machine does other things.
 */
import { type Fixed, fixed, type u32, type u64 } from '@bulkhead/bare';
import { print, printLine, printNumber, restart } from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { type LivesMessage, writeLives } from './restarts.ports.ts';
import { readWord, writeWord } from './words.unsafe.ts';

const LIVES: u64 = 5n;
/** In region 0 of port 0, behind all messages: a restart resets the count of messages at its start, and no more. */
const LIFE: u64 = 0x7f_0000_0800n;
const WRITTEN: u64 = 0x7f_0000_0000n;
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
const message: LivesMessage = fixed(8, 0);

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

/** Counts this life with those before. */
function beginLife(): u64 {
  expectEqual('its end of the channel is as at the start', readWord(WRITTEN) & 0xffff_ffffn, 0n);
  writeLives(message);
  writeWord(LIFE, readWord(LIFE) + 1n);
  return readWord(LIFE);
}

export function main(): void {
  const life = beginLife();
  print('life begins: ');
  printNumber(life);
  printLine('');
  look();
  if (life < LIVES) {
    spoil();
    restart();
  }
  lookBeyond();
  expectEqual('the last word is zero', readWord(END - 8n), 0n);
  finish();
}
