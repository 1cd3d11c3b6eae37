/** Messages of calls as the five words that registers carry. */
import { assert, type Fixed, type u32, type u64 } from '@bulkhead/bare';
import { addressOf, copyMemory, sizeOf } from '@bulkhead/bare/unsafe';

const MESSAGE_BYTES: u64 = 40n;

/** Makes words of a message, zeros behind it. Safety: a message is plain data without gaps, and fits. */
export function pack<T extends object>(message: T, words: Fixed<u64, 5>): void {
  assert(sizeOf(message) <= MESSAGE_BYTES, 'a message fits in five registers');
  for (let i: u32 = 0; i < 5; i++) words[i] = 0n;
  copyMemory(addressOf(words), addressOf(message), sizeOf(message));
}

/** Takes a message out of words. Safety: it fits, and is plain data: whatever the words are is a value of it. */
export function unpack<T extends object>(words: Fixed<u64, 5>, into: T): void {
  assert(sizeOf(into) <= MESSAGE_BYTES, 'a message fits in five registers');
  copyMemory(addressOf(into), addressOf(words), sizeOf(into));
}
