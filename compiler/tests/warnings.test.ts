import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { translate } from '../src/translate.ts';
import { temporaryDirectory } from './support/snippets.ts';

const ENTRY = fileURLToPath(new URL('../../hypervisor/arch/aarch64/entry.ts', import.meta.url));
const COMMON = ['-std=c11', '-ffreestanding', '-fno-strict-aliasing', '-O2', '-Wall', '-Wextra', '-Werror'];
const ARM = ['-march=armv8-a', '-mgeneral-regs-only', '-mstrict-align', '-fpie'];

/** Compilers, and what each is asked beside the common options. */
const COMPILERS: [compiler: string, target: string, options: readonly string[]][] = [
  ['clang', 'AArch64', ['--target=aarch64-none-elf', ...ARM, '-Wconversion']],
  ['clang', 'x86-64', ['--target=x86_64-none-elf', '-Wconversion']],
  ['aarch64-linux-gnu-gcc', 'AArch64', ARM],
  ['x86_64-linux-gnu-gcc', 'x86-64', []],
];
const isInstalled = (compiler: string) => spawnSync(compiler, ['--version']).status === 0;

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

describe("the hypervisor's C compiles without a warning", () => {
  const file = join(directory, 'hypervisor.c');
  beforeAll(() => writeFileSync(file, translate([ENTRY]).c));

  for (const [compiler, target, options] of COMPILERS)
    test.skipIf(!isInstalled(compiler))(`by ${compiler} for ${target}`, () => {
      // To assembly: the registers that it names are those of one machine.
      const result = spawnSync(
        compiler,
        [...COMMON, ...options, '-S', file, '-o', join(directory, 'out.s')],
        {
          encoding: 'utf8',
        },
      );
      expect({ status: result.status, errors: result.stderr }).toEqual({ status: 0, errors: '' });
    });
});
