/** Makes an attack that got through smaller: fewer operations that still do. */
import type { Attack } from './campaign.ts';

/** Whether an attack gets through. */
export type Fails = (attack: Attack) => Promise<boolean>;

/** The least `n` from `low` to `high` for which `holds`, if that changes once; `holds(high)` is known. */
async function least(low: number, high: number, holds: (n: number) => Promise<boolean>): Promise<number> {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (await holds(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}

/**
 * First the operations behind the one that shows the failure are left out, then those before it that do not matter.
 * Every operation follows from the seed and its number, so that a range can begin anywhere.
 */
export async function reduceAttack(attack: Attack, fails: Fails): Promise<Attack> {
  const { first, count } = attack;
  const shown = await least(1, count, (n) => fails({ ...attack, count: n }));
  const needed = await least(1, shown, (n) => fails({ ...attack, first: first + shown - n, count: n }));
  const reduced = { ...attack, first: first + shown - needed, count: needed };
  return needed < shown ? reduced : { ...attack, count: shown };
}

/** The command that runs an attack again. */
export function commandOf({ system, seed, first, count, kinds }: Attack): string {
  const only = kinds ? ` --kinds ${kinds.join(',')}` : '';
  return `npm run -s attack -- --system ${system} --seed ${seed} --first ${first} --operations ${count}${only}`;
}
