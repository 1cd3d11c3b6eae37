/** What gets through is noticed, and made small: on results that were made up. */
import { expect, test } from 'vitest';
import { attackAccount, victimAccount } from './src/account.ts';
import type { AttackResult } from './src/campaign.ts';
import { judge } from './src/judge.ts';
import { commandOf, reduceAttack } from './src/reduce.ts';

const VICTIM = 'bucket 0 500\nlatency 0 0\nmemory as it was\n';
const ATTACKER = 'count 0 1 8\ncount 16 0 2\nexecuted 12 8 0\nsecond 1 3 0\nover 10 1 0\n';
const attack = { system: 'dedicated', seed: 1, first: 0, count: 10 } as const;

function result(change: Partial<AttackResult> = {}): AttackResult {
  const run = { deviations: [] } as unknown as AttackResult['run'];
  return {
    ...{ attack, run, injected: 11, panics: 0, victimExits: { hvc: 9, mmio: 7, irq: 0 } },
    attacker: attackAccount(ATTACKER),
    victim: victimAccount(VICTIM),
    ...change,
  };
}

test('nothing gets through of an attack that was refused', () => {
  expect(judge(result(), result())).toEqual([]);
});

test.each<[string, Partial<AttackResult>, string]>([
  ['a failed check', { panics: 1 }, 'the hypervisor failed 1 of its checks'],
  [
    'an operation that is missing',
    { attacker: attackAccount(ATTACKER.replace('over 10', 'over 9')) },
    '10 operations, 9 done, 10 accounted for',
  ],
  ['a refusal that nobody saw', { injected: 12 }, '12 refusals by the hypervisor, 11 seen in 1 lives'],
  [
    'memory',
    { victim: victimAccount(VICTIM.replace('as it was', 'changed')) },
    "the victim's memory: changed",
  ],
  [
    'a late interrupt',
    { victim: victimAccount(VICTIM.replace('bucket 0 500', 'bucket 0 499\nbucket 3 1')) },
    'the victim\'s latencies are {"0":499,"3":1}',
  ],
  [
    'an exit of its core',
    { victimExits: { hvc: 9, mmio: 7, irq: 1 } },
    'the victim\'s core had the exits {"mmio":7,"irq":1}, not {"mmio":7,"irq":0}',
  ],
])('noticed: %s', (_, change, text) => {
  expect(judge(result(change), result())).toEqual([text]);
});

test('noticed: a load outside that was carried out', () => {
  const text = ATTACKER.replace('count 0 1 8', 'count 0 1 7\ncount 0 0 1').replace('12 8', '12 7');
  const through = result({ attacker: attackAccount(text), injected: 10 });
  expect(judge(through, result())).toEqual(['1 operations of kind plain were carried out']);
});

test('noticed on a shared core: a window that begins later than by one way through the hypervisor', () => {
  const shared = { ...attack, system: 'shared' } as const;
  const at = (most: number) => victimAccount(VICTIM.replace('latency 0 0', `latency 0 ${most}`));
  const quiet = result({ attack: shared, victim: at(300) });
  expect(judge(result({ attack: shared, victim: at(4500) }), quiet)).toEqual([]);
  expect(judge(result({ attack: shared, victim: at(4501) }), quiet)).toEqual([
    'a window began 4501 ns late, not 4500 at most',
  ]);
});

test('the operations that matter are found, and the command that runs them', async () => {
  let runs = 0;
  const smaller = await reduceAttack({ ...attack, first: 1000, count: 100_000 }, async ({ first, count }) => {
    runs += 1;
    // Two operations make the failure together.
    return first <= 40_321 && first + count > 40_330;
  });
  expect(smaller).toEqual({ ...attack, first: 40_321, count: 10 });
  expect(runs).toBeLessThan(40);
  expect(commandOf(smaller)).toBe(
    'npm run -s attack -- --system dedicated --seed 1 --first 40321 --operations 10',
  );
});
