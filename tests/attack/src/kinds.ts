/** The kinds of operations and what can come of one, by name, as the attacker numbers them. */
import { Kind, Outcome } from '../guest/kinds.ts';

/** `StoreExclusive` is store-exclusive. */
function words(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

const namesOf = (numbers: object): string[] =>
  Object.keys(numbers)
    .filter((key) => Number.isNaN(Number(key)))
    .map(words);

export const KIND_NAMES: readonly string[] = namesOf(Kind);
export const OUTCOME_NAMES: readonly string[] = namesOf(Outcome);

/** What of an operation was refused, by whomever. */
export const REFUSALS: readonly string[] = ['refused', 'undefined', 'denied'];

/** Of these nothing is carried out: where the attacker has nothing, there is nothing to be done. */
export const NEVER_DONE: readonly string[] = [
  'plain',
  'unaligned',
  'pair',
  'indexed',
  'exclusive',
  'atomic',
  'simd',
  'zero',
  'fetch',
  'high',
  'immediate-call',
  'reset',
];
