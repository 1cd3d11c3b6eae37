import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compareBatch } from '../src/differential/batch.ts';
import { generateProgram } from '../src/differential/generate.ts';
import { seedOf } from '../src/differential/random.ts';
import { SANITIZER_ENVIRONMENT, sanitizingCompiler } from '../src/differential/sanitizers.ts';
import { temporaryDirectory } from './support/snippets.ts';

const { command, flags, watches } = sanitizingCompiler();
const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

/** Whether a program whose `main` has this body ends well. */
function endsWell(body: string): boolean {
  const source = join(directory, 'main.c');
  const binary = join(directory, 'main');
  writeFileSync(
    source,
    `static int cells[4];\nint main(int count, char **words) {\n  (void)words;\n  ${body}\n}\n`,
  );
  const built = spawnSync(command, [...flags, source, '-o', binary], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  return spawnSync(binary, [], { env: { ...process.env, ...SANITIZER_ENVIRONMENT } }).status === 0;
}

describe(`the sanitizers (${watches}) end a program that`, () => {
  test.each([
    ['overflows a signed integer', 'return (0x7fffffff + count) == 0;'],
    ['shifts by the width', 'return (1 << (31 + count)) == 5;'],
    ['leaves an array', 'return cells[3 + count];'],
    ['divides by zero', 'return 5 / (count - 1);'],
  ])('%s', (_, body) => {
    expect(endsWell(body)).toBe(false);
  });

  test('and no other', () => expect(endsWell('return cells[3 * count];')).toBe(true));
});

test('random programs do nothing that C leaves undefined', () => {
  const programs = Array.from({ length: 60 }, (_, i) => generateProgram(seedOf(2, i)));
  expect(compareBatch(programs, { build: 'sanitized' }).differences).toEqual([]);
});
