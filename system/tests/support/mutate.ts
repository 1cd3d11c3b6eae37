/** Random mistakes in a description: what people misspell, forget, repeat and confuse. */
import fc from 'fast-check';
import type { SystemDescription } from '../../src/index.ts';

export type Path = readonly string[];

/** The paths of everything in the description that its author writes; the board comes from a function. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path[0] === 'board') return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

/** One mistake, at the place that `place` (from 0 to 1) falls on. */
export interface Mistake {
  readonly kind: 'replace' | 'nudge' | 'remove' | 'rename' | 'repeat' | 'copy';
  readonly place: number;
  readonly other: number;
  readonly value: unknown;
}

const values = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    'linux',
    '4MiB',
    '1GiB',
    '-',
    {},
    [],
    [[]],
    [null],
    /x/,
    Symbol.iterator,
  ),
  fc.constantFrom(0, -1, 0.5, 2 ** 31, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY),
  fc.bigInt({ min: -1n, max: 1n << 64n }),
  fc.integer(),
  fc.constantFrom('control', 'boot', 'sampling', 'doorbell', 'restart', 'direct', '10ms', '50us', '1s', true),
  fc.constantFrom(0x4000_0000n, 0x4020_0000n, 0x7fe0_0000n, 0x0900_0000n),
  fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 10 }),
  fc.array(fc.constantFrom('rtc', 'gpio', 'flash0', 'fw-cfg', 'uart', 'toString', '__proto__'), {
    maxLength: 4,
  }),
);
/** Every place is as likely as any other: fast-check prefers small numbers otherwise. */
const unit = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000);

export const mistakes: fc.Arbitrary<Mistake[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('replace', 'nudge', 'nudge', 'remove', 'rename', 'repeat', 'copy'),
    place: unit,
    other: unit,
    value: values,
  }),
  { minLength: 1, maxLength: 3 },
);

/** The description with the mistakes, one after the other. */
export function withMistakes(description: SystemDescription, all: readonly Mistake[]): unknown {
  return all.reduce<unknown>(makeMistake, description);
}

function makeMistake(description: unknown, { kind, place, other, value }: Mistake): unknown {
  const paths = pathsOf(description).filter((path) => path.length > 0);
  const at = (position: number) => paths[Math.floor(position * paths.length)] ?? [];
  const path = at(place);
  switch (kind) {
    case 'replace':
      return change(description, path, () => value);
    case 'nudge':
      return change(description, path, (old) => nudged(old, Math.floor(other * 9) - 4));
    case 'remove':
      return changeParent(description, path, (entries, key) => entries.filter(([name]) => name !== key));
    case 'rename':
      return changeParent(description, path, (entries, key) =>
        entries.map(([name, child]) => [name === key ? misspelt(name) : name, child]),
      );
    case 'repeat':
      return changeParent(description, path, (entries, key) =>
        entries.flatMap(([name, child]) =>
          name === key
            ? [
                [name, child],
                [`${name}2`, child],
              ]
            : [[name, child]],
        ),
      );
    case 'copy':
      return change(description, path, () => valueAt(description, at(other)));
  }
}

/** A value of the same kind near by; a word gets a letter less. */
function nudged(value: unknown, step: number): unknown {
  if (typeof value === 'number') return value + step;
  if (typeof value === 'bigint') return value + BigInt(step) * 0x10_0000n;
  if (typeof value !== 'string') return value;
  const [, digits, rest] = /^(\d+)(.*)$/.exec(value) ?? [];
  return digits === undefined ? misspelt(value) : `${Number(digits) + step}${rest}`;
}

function misspelt(name: string): string {
  return name.length > 2 ? `${name.slice(0, 1)}${name.slice(2)}` : `${name}x`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((from, key) => (from as Record<string, unknown>)[key], value);
}

function change(value: unknown, path: Path, make: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return make(value);
  const child = change((value as Record<string, unknown>)[key], rest, make);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? child : item));
  return { ...(value as object), [key]: child };
}

type Entry = [string, unknown];

/** Changes what contains the value at a path; lists keep being lists. */
function changeParent(value: unknown, path: Path, make: (entries: Entry[], key: string) => Entry[]): unknown {
  const key = path.at(-1)!;
  return change(value, path.slice(0, -1), (parent) => {
    const entries = make(Object.entries(parent as object), key);
    return Array.isArray(parent) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
  });
}
