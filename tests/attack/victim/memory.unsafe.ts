/** The victim's memory, filled with a pattern, and the attacker's word that all is over. */
import { type u32, type u64, wrappingMul } from '@bulkhead/bare';
import { loadU64, storeU64 } from '@bulkhead/bare/unsafe';

/** From above the program and its stack to the end of the partition's 4 MiB. */
const START: u64 = 0x4010_0000n;
const WORDS: u64 = 0x6_0000n;
/** In an attacker's region of a port (../guest/ledger.unsafe.ts). */
const OVER: u64 = 0x7f_0000_0058n;
const STRIDE: u64 = 0x10_0000n;
const IS_OVER: u64 = 0x6f76_6572n;

function pattern(index: u64): u64 {
  return wrappingMul(index + 1n, 0x9e37_79b9_7f4a_7c15n);
}

/** Safety: memory of the partition that no object of the program is in. */
export function fillMemory(): void {
  for (let i: u64 = 0n; i < WORDS; i++) storeU64(START + i * 8n, pattern(i));
}

/** Words that differ from the pattern, of `count` from `first` on. Safety: as above. */
export function countChanged(first: u64, count: u64): u32 {
  let changed: u32 = 0;
  for (let i: u64 = first; i < first + count; i++) {
    if (loadU64(START + (i % WORDS) * 8n) !== pattern(i % WORDS)) changed += 1;
  }
  return changed;
}

export function memoryWords(): u64 {
  return WORDS;
}

/** Whether the attacker whose ledger is at this port has finished. Safety: the port's memory is there to be read. */
export function isOver(port: u64): boolean {
  return loadU64(OVER + port * STRIDE) === IS_OVER;
}
