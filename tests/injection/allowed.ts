/** Which outcomes a kind of fault may have; anything else is an error of the hypervisor. */
import type { Injected } from './campaign.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';

const ONLY_HIT: readonly Outcome[] = ['no effect', 'stopped', 'hit alone'];
/** Nothing guards the hypervisor's own memory while it runs; but no partition gets at another. */
const ALL_BUT_CROSSED: readonly Outcome[] = OUTCOMES.filter((outcome) => outcome !== 'crossed');

/** What decides who sees which memory has no second copy: a wrong bit in it may lead anywhere. */
export const UNGUARDED = 'bit of a translation table descriptor in use';

/** By the first words of a kind; the first that fits counts. */
const ALLOWED: readonly (readonly [kind: string, allowed: readonly Outcome[]])[] = [
  ['image cut off', ['refused', 'did not start']],
  ['bit of the image: header', ['refused', 'did not start', 'no effect']],
  ['bit of the image: partitions', ['refused']],
  // Cleared before it is used, and what nobody reads.
  ['bit of the image: p', ['no effect']],
  // A wrong instruction before the sums are compared may end everything.
  ['bit of the image: code', ['refused', 'did not start']],
  ['bit of the image', ['refused']],
  ['bit of the memory of hit', ONLY_HIT],
  ['bit of a register of hit', ONLY_HIT],
  [UNGUARDED, OUTCOMES],
  ["bit of the hypervisor's", ALL_BUT_CROSSED],
  ["interrupt of hit's device", ONLY_HIT],
  ['interrupt of nobody', ['no effect']],
  // A core that is at EL2 may have taken it before.
  ['interrupt that is gone', ['no effect', 'hit alone']],
  ['private or console interrupt', ['no effect']],
  ['core that CPU_ON does not know', ['stopped']],
  ['core that never comes', ['stopped']],
  ['core that stops answering', ['stopped']],
];

/** The faults whose outcome is none of those. */
export function unexpected(results: readonly Injected[]): readonly Injected[] {
  return results.filter(({ kind, outcome }) => {
    const allowed = ALLOWED.find(([start]) => kind.startsWith(start))?.[1] ?? [];
    return !allowed.includes(outcome);
  });
}
