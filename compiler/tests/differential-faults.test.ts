import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import type { RangeResult } from '../src/differential/range.ts';
import { FAULTS, type Fault } from './support/faults.ts';

const COMPILER = resolve(import.meta.dirname, '..');
const MUTANTS = resolve(COMPILER, '../build/mutants', String(process.pid));
/** Programs of seed 1 among which each fault must show; from this one on tsc is spared checking their types. */
const FIRST = 250;
const BUDGET = 120;

/** A copy of the compiler with the fault; it lies in the repository, so that it finds its packages. */
function breakCompiler({ file, find, replace }: Fault, name: string): string {
  const directory = join(MUTANTS, name);
  mkdirSync(directory, { recursive: true });
  for (const part of ['src', 'prelude', 'package.json'])
    cpSync(join(COMPILER, part), join(directory, part), { recursive: true });
  const path = join(directory, 'src', file);
  const source = readFileSync(path, 'utf8');
  expect(source, `${file} has what the fault replaces`).toContain(find);
  writeFileSync(path, source.replaceAll(find, replace));
  return directory;
}

async function runDifferential(directory: string): Promise<{ status: number | null; found: number }> {
  const script = join(directory, 'src/differential/cli.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, `--part=${FIRST}:${FIRST + BUDGET}`, '--seed=1'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const status = new Promise<number | null>((done) => child.on('close', done));
  const output = await text(child.stdout);
  const batches = output.split('\n').filter(Boolean);
  const found = batches.flatMap((line) => (JSON.parse(line) as RangeResult).differences);
  return { status: await status, found: found.length };
}

describe(`a broken compiler is noticed within ${BUDGET} programs`, () => {
  afterAll(() => rmSync(MUTANTS, { recursive: true, force: true }));
  test.each(FAULTS.map((fault, i) => ({ ...fault, i })))('$name', async (fault) => {
    const { status, found } = await runDifferential(breakCompiler(fault, `m${fault.i}`));
    expect({ status, isNoticed: found > 0 }).toEqual({ status: 0, isNoticed: true });
  });
});
