import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Leaf, walk } from './model/page-walk.ts';

/** Where the pool of tables lies in the model's memory. */
const POOL = 0x4200_0000n;
const PAGE = 0x1000n;
const LIMIT = 1n << 39n;

type Module = typeof import('../arch/aarch64/tables.ts');
/** Each test has a pool of its own: tables are never given back. */
const pool = vi.hoisted(() => ({ module: undefined as unknown }));
vi.mock('../arch/aarch64/tables.unsafe.ts', () => ({
  tablesBase: () => POOL,
  tableAddress: (table: unknown) => {
    const { tables } = pool.module as Module;
    let index = 0;
    while (tables.of(index) !== table) index++;
    return POOL + BigInt(index) * PAGE;
  },
}));

let module: Module;
async function freshPool(): Promise<void> {
  vi.resetModules();
  module = await import('../arch/aarch64/tables.ts');
  pool.module = module;
  // Few enough that some ranges need more than there are.
  module.tables.place(40);
}
beforeEach(freshPool);

const ATTRIBUTES = (0b1n << 10n) | (0b11n << 8n) | (0b11n << 6n) | (0b1111n << 2n);
const read = (address: bigint): bigint => {
  const index = Number((address - POOL) / PAGE);
  return module.tables.of(index).entries[Number((address % PAGE) / 8n)]!;
};
const find = (root: { address: bigint }, input: bigint): Leaf | undefined => walk(read, root.address, input);

interface Range {
  readonly input: bigint;
  readonly output: bigint;
  readonly size: bigint;
}
const pages = (maximum: bigint) => fc.bigInt({ min: 0n, max: maximum / PAGE }).map((n) => n * PAGE);
/** Ranges near the edges of blocks, where the choice of level matters. */
const near = fc
  .tuple(fc.constantFrom(0n, 1n << 21n, 1n << 30n, 3n << 30n, 5n << 21n), fc.integer({ min: -3, max: 3 }))
  .map(([edge, n]) => {
    const address = edge + BigInt(n) * PAGE;
    return address < 0n ? 0n : address;
  });
const range: fc.Arbitrary<Range> = fc.record({
  input: fc.oneof(near, pages(LIMIT - PAGE)),
  output: fc.oneof(near, pages((1n << 40n) - PAGE)),
  size: fc.oneof(
    pages(16n * PAGE),
    fc.constantFrom(1n << 21n, 1n << 30n, (1n << 21n) + PAGE, (1n << 30n) - PAGE),
  ),
});

const end = (r: Range) => r.input + r.size;
const disjoint = (a: Range, b: Range) => end(a) <= b.input || end(b) <= a.input;
/** First, last and middle page of a range, and the pages around it. */
function probes(r: Range): bigint[] {
  const middle = r.input + (r.size / PAGE / 2n) * PAGE;
  return [r.input - PAGE, r.input, middle, end(r) - PAGE, end(r)].filter((a) => a >= 0n && a < LIMIT);
}

describe('translation tables against a walk of them', () => {
  test('what is mapped translates to its output, and nothing else translates', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 4 }), async (wanted) => {
        await freshPool();
        const root = module.newTable()!;
        const address = POOL;
        expect(read(address)).toBe(root.entries[0]);
        const mapped: Range[] = [];
        for (const r of wanted) {
          const fits = r.input < LIMIT && r.size <= LIMIT - r.input;
          const isFree = mapped.every((other) => disjoint(other, r));
          // Ranges that cannot be mapped may leave a part of themselves: they are judged on their own below.
          if (!fits) expect(module.mapRange(root, r.input, r.output, r.size, ATTRIBUTES)).toBe(false);
          else if (isFree && module.mapRange(root, r.input, r.output, r.size, ATTRIBUTES)) mapped.push(r);
        }
        for (const r of mapped)
          for (const input of probes(r)) {
            const owner = mapped.find((m) => input >= m.input && input < end(m));
            const leaf = find({ address }, input);
            expect(leaf?.output).toBe(owner && owner.output + (input - owner.input));
            if (leaf !== undefined) expect(leaf.attributes).toBe(ATTRIBUTES);
          }
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('one range needs no table when a block fits it, and refuses what is mapped already', () => {
    const root = module.newTable()!;
    expect(module.mapRange(root, 1n << 30n, 2n << 30n, 1n << 30n, ATTRIBUTES)).toBe(true);
    expect(find({ address: POOL }, (1n << 30n) + 0x1234_5000n)).toEqual({
      output: (2n << 30n) + 0x1234_5000n,
      attributes: ATTRIBUTES,
      sizeBytes: 1n << 30n,
    });
    expect(module.mapRange(root, (1n << 30n) + PAGE, 0n, PAGE, ATTRIBUTES)).toBe(false);
    expect(module.mapRange(root, 1n << 30n, 0n, 1n << 30n, ATTRIBUTES)).toBe(false);
  });

  test('the pool ends: a range that needs one table more is refused', () => {
    const root = module.newTable()!;
    for (let i = 1; i < module.tables.count(); i++) expect(module.newTable()).not.toBeNull();
    expect(module.newTable()).toBeNull();
    expect(module.mapRange(root, 0n, 0n, PAGE, ATTRIBUTES)).toBe(false);
    expect(module.mapRange(root, 0n, 0n, 1n << 30n, ATTRIBUTES)).toBe(true);
  });
});
