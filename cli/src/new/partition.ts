import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { CliError } from '../errors.ts';

export interface NewPartition {
  /** Paths of what was written. */
  readonly written: readonly string[];
  /** The line to add to a system file that was there already. */
  readonly entry?: string;
}

const NAME = /^[a-z][a-z0-9-]{0,14}$/;

/** Writes a TypeScript partition that works at a fixed rate, and a system file when the folder has none. */
export function newPartition(name: string, folder: string): NewPartition {
  if (!NAME.test(name))
    throw new CliError(
      `"${name}" cannot be the name of a partition.`,
      'Use up to 15 small letters, digits and hyphens, a letter first.',
    );
  const [program, system] = [join(folder, `${name}.ts`), join(folder, 'system.ts')];
  if (name === 'system' || existsSync(program))
    throw new CliError(`${program} is there already.`, 'Choose another name.');
  requireLibrary(folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(program, partitionSource(name));
  const entry = `${key(name)}: { guest: typescript({ entry: './${name}.ts' }), memory: '2MiB', cores: [0] },`;
  if (existsSync(system)) return { written: [program], entry };
  writeFileSync(system, systemSource(name));
  return { written: [program, system] };
}

/** The files import the library by name, as any package. */
function requireLibrary(folder: string): void {
  try {
    createRequire(join(resolve(folder), 'system.ts')).resolve('@bulkhead/sdk');
  } catch {
    throw new CliError(
      `From ${folder} the package @bulkhead/sdk cannot be found.`,
      'Work in a folder of the repository, for instance in examples/.',
    );
  }
}

function key(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}

function partitionSource(name: string): string {
  return `/** ${name}: does its work every 100 ms. Language: docs/language.md; library: sdk/. */
import { type u32, u64 } from '@bulkhead/bare';
import { PeriodicTimer, print, printLine, printNumber } from '@bulkhead/sdk';

const PERIOD_NANOSECONDS: u64 = 100_000_000n;
const ROUNDS: u32 = 10;

/** Storage is declared at module level and never allocated. */
const timer = new PeriodicTimer();

/** One round of work. */
function work(round: u32): void {
  print('${name}: round ');
  printNumber(u64(round));
  printLine('');
}

/** Called once. When it returns, the partition is off; \`while (true)\` works for ever. */
export function main(): void {
  timer.start(PERIOD_NANOSECONDS);
  for (let round: u32 = 1; round <= ROUNDS; round++) {
    timer.wait();
    work(round);
  }
}
`;
}

function systemSource(name: string): string {
  return `import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** docs/system.md says what can be described. */
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    ${key(name)}: {
      guest: typescript({ entry: './${name}.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['${name}: round 10'] },
    },
  },
});
`;
}
