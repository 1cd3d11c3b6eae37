import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSystem } from '../src/build.ts';
import { defineSystem, formatDiagnostic, readImage, type SystemDescription } from '../src/index.ts';
import { pack } from '../src/pack/pack.ts';
import { connectedDescription } from './support/connected.ts';
import { compileTypeScript, directory, hypervisor } from './support/good.ts';

type Path = readonly string[];

/** The paths of everything in the description that its author writes; the board comes from a function. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path[0] === 'board') return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replace(value: unknown, path: Path, by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const child = replace((value as Record<string, unknown>)[key], rest, by);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? child : item));
  return { ...(value as object), [key]: child };
}

const paths = pathsOf(connectedDescription()).filter((path) => path.length > 0);
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
  fc.constantFrom('control', 'boot', 'sampling', 'doorbell', '10ms', '50us', '1s'),
  fc.constantFrom(0x4000_0000n, 0x4020_0000n, 0x7fe0_0000n, 0x0900_0000n),
  fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 10 }),
  fc.array(fc.constantFrom('rtc', 'gpio', 'flash0', 'fw-cfg', 'uart', 'toString', '__proto__'), {
    maxLength: 4,
  }),
);
const change = fc.tuple(fc.constantFrom(...paths), values);

test('whatever is written, it is either refused with diagnostics or packed', async () => {
  const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
    let description: unknown = connectedDescription();
    for (const [path, value] of changes) {
      if (pathsOf(description).some((known) => known.join() === path.join())) {
        description = replace(description, path, value);
      }
    }
    const context = { directory, compileTypeScript, hypervisor: hypervisor() };
    const result = await checkSystem(defineSystem(description as SystemDescription), context);
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    for (const diagnostic of errors) expect(formatDiagnostic(diagnostic)).toMatch(/^error BS2\d{3} at /);
    expect(result.checked === undefined).toBe(errors.length > 0);
    if (!result.checked) return;
    const image = pack(result.checked, hypervisor());
    expect(readImage(image.bytes)).toMatchObject({ configurationIntact: true, imageIntact: true });
  });
  await fc.assert(property, { numRuns: 300 });
});
