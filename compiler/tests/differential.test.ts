import { describe, expect, test } from 'vitest';
import { compareInParallel } from '../src/differential/parallel.ts';
import { type RangeResult, runRange } from '../src/differential/range.ts';
import { stripTypes } from '../src/differential/strip-types.ts';

const PROGRAMS = 10_000;
/** Between two lines that say how far the run is. */
const TOLD_EVERY = 1000;
/** A process for each core; the run takes much longer on a machine that is busy. */
const JOBS = 2;
const TIME_LIMIT_MS = 60 * 60_000;

function progress(): (result: RangeResult) => void {
  let done = 0;
  return ({ programs, refused }) => {
    const before = done;
    done += programs + refused;
    if (Math.floor(done / TOLD_EVERY) > Math.floor(before / TOLD_EVERY))
      console.info(`${done} of ${PROGRAMS} random programs`);
  };
}

test(`${PROGRAMS} random programs mean the same in C and in JavaScript`, {
  timeout: TIME_LIMIT_MS,
}, async () => {
  const run = { seed: 1, programs: PROGRAMS, jobs: JOBS, firstOnly: true, onBatch: progress() };
  const { programs, refused, differences, outcomes } = await compareInParallel(run);
  expect(differences).toEqual([]);
  expect(programs + refused).toBe(PROGRAMS);
  // Programs that never fail a check, or always at once, would show little.
  expect(outcomes.trapped).toBeGreaterThan(PROGRAMS / 4);
  expect(outcomes.dead).toBeLessThan((PROGRAMS * 3) / 4);
  const kinds = Object.keys(outcomes.checks);
  expect(kinds).toEqual(
    expect.arrayContaining(['overflow', 'division', 'shift', 'index', 'conversion', 'null', 'assert']),
  );
});

test('a run tells of every batch, and the same seed gives the same programs', () => {
  const told: number[] = [];
  const first = runRange({ seed: 3, from: 0, to: 10, onBatch: ({ programs }) => told.push(programs) });
  expect(told).toEqual([10]);
  expect(runRange({ seed: 3, from: 0, to: 10 })).toEqual(first);
});

describe('types are cut out of a module', () => {
  const run = (source: string, modules: Record<string, unknown> = {}): Record<string, () => unknown> =>
    new Function('$modules', stripTypes(source)!)(modules);

  test('imports, annotations, type arguments, assertions, fields', () => {
    const source = `import { type Unused, double as twice } from 'm';
interface Pair<A, B> { readonly a: A; readonly b: B }
type Sum = Pair<number, bigint> | null;
class Box<T extends number> implements Iface { private readonly x: T = 3 as T; get2<U, V>(u: U, v: V): T { return this.x; } }
const box = new Box<3>();
export function main(): number {
  const list: readonly number[] = [1, 2];
  for (const n of list satisfies readonly number[]) if (n === 2) return twice(box.get2<number, string>(n, '<a>'));
  return 0;
}`;
    expect(run(source, { m: { double: (n: number) => 2 * n } }).main!()).toBe(6);
  });

  test('enums become objects', () => {
    const source = `const enum E { A, B = 5, C }
export function main(): number { return E.A + E.B * 10 + E.C * 100; }`;
    expect(run(source).main!()).toBe(650);
  });

  test('what Node cannot run is left to tsc', () => {
    expect(stripTypes('function f(): void { using guard = acquire(lock); }')).toBeUndefined();
  });
});
