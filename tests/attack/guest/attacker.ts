/**
 * The attacker: hostile operations of every kind, each of which follows from the seed and its number alone. What
 * came of them is in the ledger, which outlives this partition's lives, and on the console at the end.
 */
import { type u32, u64, wrappingAdd, wrappingMul } from '@bulkhead/bare';
import { flush, print, printLine, printNumber } from '@bulkhead/sdk';
import { allowKinds, chooseKind, KINDS, type Kind, OUTCOMES, Outcome } from './kinds.ts';
import {
  account,
  accounted,
  advance,
  beginLife,
  countOf,
  declareOver,
  executed,
  lives,
  refused,
  SECOND_COUNTS,
  secondCount,
  totalCount,
} from './ledger.unsafe.ts';
import { strikeUnaligned } from './memory.ts';
import { parameters } from './parameters.unsafe.ts';
import { perform } from './perform.ts';
import { endPuppet } from './puppet.ts';
import { random } from './random.ts';

/** Begins the numbers of the next operation. */
function nextKind(): Kind {
  random.begin(parameters().seed, wrappingAdd(parameters().first, accounted()));
  return chooseKind();
}

/** What was under way when the life before ended. */
function settleAccount(): void {
  const missing = totalCount() === accounted();
  if (missing) account(nextKind(), Outcome.Restarted);
  else advance();
}

/** The first abort of all, which the hypervisor reports at length; it is none of the operations. */
function tryFirst(): void {
  random.begin(parameters().seed, wrappingAdd(parameters().first, parameters().count));
  strikeUnaligned();
}

function tell(word: string, a: u64, b: u64, c: u64): void {
  print(word);
  print(' ');
  printNumber(a);
  print(' ');
  printNumber(b);
  print(' ');
  printNumber(c);
  printLine('');
}

function report(): void {
  printLine('');
  for (let kind: u32 = 0; kind < KINDS; kind++) {
    for (let outcome: u32 = 0; outcome < OUTCOMES; outcome++) {
      const count = countOf(kind, outcome);
      if (count > 0n) tell('count', u64(kind), u64(outcome), count);
    }
  }
  for (let i: u32 = 0; i < SECOND_COUNTS; i++) tell('second', u64(i), secondCount(i), 0n);
  tell('executed', executed(), refused(), 0n);
  tell('over', accounted(), lives(), 0n);
  flush();
}

/** @entry attacker_main */
export function main(): void {
  const wanted = parameters().count;
  allowKinds(parameters().kinds);
  beginLife(wrappingAdd(wrappingMul(parameters().seed, 2n), parameters().first) | 1n);
  if (lives() > 1n) settleAccount();
  else tryFirst();
  while (accounted() < wanted) {
    const kind = nextKind();
    account(kind, perform(kind));
    if (accounted() % parameters().progress === 0n) tell('at', accounted(), lives(), 0n);
  }
  report();
  endPuppet();
  declareOver();
}
