/**
 * The account of all operations, in memory of a port, which outlives the partition's lives (docs/channels.md): so a
 * reset in the middle of an operation costs nothing. The victim reads from it when the attack is over.
 */
import { type u32, u64 } from '@bulkhead/bare';
import { loadU64, storeU64 } from '@bulkhead/bare/unsafe';
import { KINDS, OUTCOMES } from './kinds.ts';

/** Region 0 of port 0; behind the port's own counter. */
const LEDGER: u64 = 0x7f_0000_0040n;
const MARK: u64 = LEDGER;
const NEXT: u64 = LEDGER + 8n;
const LIVES: u64 = LEDGER + 16n;
const OVER: u64 = LEDGER + 24n;
const EXECUTED: u64 = LEDGER + 32n;
const REFUSED: u64 = LEDGER + 40n;
const COUNTS: u64 = LEDGER + 64n;
/** What the second vCPU counts (second.S). */
const SECOND: u64 = 0x7f_0000_3000n;
export const SECOND_COUNTS: u32 = 4;
/** What the victim waits for. */
const IS_OVER: u64 = 0x6f76_6572n;

function countAt(kind: u32, outcome: u32): u64 {
  return COUNTS + u64(kind * 8 + outcome) * 8n;
}

/** Begins a life; `mark` tells a first one from later ones. Safety: the port's memory is the partition's to write. */
export function beginLife(mark: u64): void {
  if (loadU64(MARK) !== mark) {
    for (let at: u64 = NEXT; at < COUNTS + u64(KINDS) * 64n; at += 8n) storeU64(at, 0n);
    for (let at: u64 = 0n; at < u64(SECOND_COUNTS) * 8n; at += 8n) storeU64(SECOND + at, 0n);
    storeU64(MARK, mark);
  }
  storeU64(LIVES, loadU64(LIVES) + 1n);
}

/** Safety: as above. */
export function lives(): u64 {
  return loadU64(LIVES);
}

/** Operations that are behind us. Safety: as above. */
export function accounted(): u64 {
  return loadU64(NEXT);
}

/** Safety: as above. */
export function countOf(kind: u32, outcome: u32): u64 {
  return loadU64(countAt(kind, outcome));
}

/** All counts together: one more than `accounted` when a life ended between the two. Safety: as above. */
export function totalCount(): u64 {
  let total: u64 = 0n;
  for (let kind: u32 = 0; kind < KINDS; kind++) {
    for (let outcome: u32 = 0; outcome < OUTCOMES; outcome++) total += countOf(kind, outcome);
  }
  return total;
}

/** Counts what came of the next operation. Safety: as above. */
export function account(kind: u32, outcome: u32): void {
  const at = countAt(kind, outcome);
  storeU64(at, loadU64(at) + 1n);
  advance();
}

/** Safety: as above. */
export function advance(): void {
  storeU64(NEXT, loadU64(NEXT) + 1n);
}

/** Counts an instruction, of which an operation may have several. Safety: as above. */
export function noteExecuted(): void {
  storeU64(EXECUTED, loadU64(EXECUTED) + 1n);
}

/** Counts an abort that the hypervisor gave. Safety: as above. */
export function noteRefused(): void {
  storeU64(REFUSED, loadU64(REFUSED) + 1n);
}

/** Safety: as above. */
export function executed(): u64 {
  return loadU64(EXECUTED);
}

/** Safety: as above. */
export function refused(): u64 {
  return loadU64(REFUSED);
}

/** Safety: as above. */
export function secondCount(index: u32): u64 {
  return loadU64(SECOND + u64(index) * 8n);
}

/** Tells the victim. Safety: as above. */
export function declareOver(): void {
  storeU64(OVER, IS_OVER);
}
