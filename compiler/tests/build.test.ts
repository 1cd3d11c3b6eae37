import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type CompileOptions, compileProgram, flatBinary, sectionSizes, symbols } from '../src/index.ts';
import { temporaryDirectory, writeSnippet } from './support/snippets.ts';

const ENTRY = `import { type u32, type u64, type Fixed, fixed } from '@bulkhead/bare';
import { publish } from './device.unsafe.ts';
/** @layout */
export const STACK_BYTES: u64 = 4096n;
/** @layout */
export const enum State { Off, On = 4 }
/** @layout */
export class Frame { x: Fixed<u64, 31> = fixed(31, 0n); flags: u32 = 0; sp: u64 = 0n; }
/** @align 4096 */
const table: Fixed<u64, 512> = fixed(512, 1n);
/** @entry reached */
let reached: u32 = 7;
const names: readonly string[] = ['zero', 'one'];
/** @entry handle */
export function handleFrame(frame: Frame, index: u32): u32 {
  frame.x[index] += table[index];
  publish(frame.flags + index);
  table[0] = 2n;
  reached = index;
  return names[index].length;
}
`;
const DEVICE = `import type { u32 } from '@bulkhead/bare';
import { instruction, readSystemRegister, storeU32, writeSystemRegister } from '@bulkhead/bare/unsafe';
/** Safety: the register of a test. */
export function publish(value: u32): void {
  storeU32(0x0900_0000n, value);
  writeSystemRegister('VBAR_EL2', readSystemRegister('CurrentEL'));
  instruction('dsb ish');
}
`;
const START = `#include "layout.h"
.section .text.start, "ax"
.global _start
_start: adr x5, reached
  ldr x0, [x0, #Frame_sp]
  mov x1, #Frame_SIZE
  mov x2, #STACK_BYTES
  mov x3, #State_On
  b handle
`;
const SCRIPT = `ENTRY(_start)
SECTIONS { . = 0; .text : { *(.text.start) *(.text .text.*) } .rodata : { *(.rodata .rodata.*) }
  .dynamic : { *(.dynamic) } .data : { *(.data .data.*) } .bss : { *(.bss .bss.*) } /DISCARD/ : { *(.comment) } }
`;

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

/** A program in a directory of its own. */
function program(name: string, changes: Readonly<Record<string, string>> = {}): CompileOptions {
  const files = {
    'main.ts': ENTRY,
    'device.unsafe.ts': DEVICE,
    'start.S': START,
    'link.ld': SCRIPT,
    'package.json': '{}',
  };
  const at = join(directory, name);
  writeSnippet(at, { ...files, ...changes });
  return {
    name: 'image',
    entry: join(at, 'main.ts'),
    outDir: join(at, 'out'),
    target: 'aarch64-el2',
    assembly: [join(at, 'start.S')],
    linkerScript: join(at, 'link.ld'),
  };
}

async function withPath<T>(path: string, body: () => Promise<T>): Promise<T> {
  const before = process.env.PATH;
  process.env.PATH = path;
  try {
    return await body();
  } finally {
    process.env.PATH = before;
  }
}

function tool(command: string, ...args: string[]): string {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  expect(result.stderr).toBe('');
  return result.stdout;
}

describe('a compiled image', async () => {
  const options = program('good');
  const result = await compileProgram(options);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));

  test('gives assembly the layout that C has', () => {
    expect(readFileSync(result.layoutHeader, 'utf8')).toBe(`#ifndef BARE_LAYOUT_H
#define BARE_LAYOUT_H
#define STACK_BYTES 4096
#define State_Off 0
#define State_On 4
#define Frame_x 0
#define Frame_flags 248
#define Frame_sp 256
#define Frame_SIZE 264
#endif
`);
  });

  test('holds each check as `brk` with the number that checks.json explains', () => {
    const checks = JSON.parse(readFileSync(result.checksFile, 'utf8'));
    expect(checks.map((c: { kind: string; text: string }) => [c.kind, c.text])).toEqual([
      ['index', 'frame.x[index]'],
      ['index', 'table[index]'],
      ['overflow', 'frame.x[index] += table[index]'],
      ['overflow', 'frame.flags + index'],
      ['index', 'names[index]'],
    ]);
    expect(checks[0]).toEqual({
      id: 1,
      kind: 'index',
      file: 'main.ts',
      line: 16,
      column: 3,
      function: 'handleFrame',
      text: 'frame.x[index]',
    });
    const disassembly = tool('llvm-objdump', '-d', '--no-show-raw-insn', result.elf);
    const numbers = [...disassembly.matchAll(/brk\t#0x([0-9a-f]+)/g)].map((m) =>
      Number.parseInt(m[1] ?? '', 16),
    );
    expect([...new Set(numbers)].sort()).toEqual([1, 3, 4, 5]);
  });

  test('reaches devices by one plain store, and names registers as they are', () => {
    const disassembly = tool('llvm-objdump', '-d', '--no-show-raw-insn', result.elf);
    expect(disassembly).toMatch(/str\tw\d+, \[x\d+\]\n/);
    expect(disassembly).toMatch(/msr\tVBAR_EL2, x\d+/);
  });

  test('speaks of TypeScript files and lines, and of no path of this machine', () => {
    expect(tool('llvm-dwarfdump', '--debug-line', result.elf)).toContain('main.ts');
    for (const foreign of [directory, '/usr/', process.cwd()])
      expect([foreign, readFileSync(result.elf).includes(foreign)]).toEqual([foreign, false]);
    expect(readFileSync(result.c, 'utf8')).not.toContain(directory);
    const address = symbols(result.elf).get('handle')!;
    const place = tool('llvm-symbolizer', `--obj=${result.elf}`, `0x${address.toString(16)}`);
    expect(place).toContain('main.ts:16');
  });

  test('is read as the LLVM tools read it', () => {
    const raw = join(options.outDir, 'raw.bin');
    tool('llvm-objcopy', '-O', 'binary', result.elf, raw);
    expect(flatBinary(result.elf).equals(readFileSync(raw))).toBe(true);
    const listed = tool('llvm-nm', '--defined-only', result.elf).trim().split('\n');
    const found = symbols(result.elf);
    for (const line of listed) {
      const [address = '', , name = ''] = line.split(' ');
      expect([name, found.get(name)]).toEqual([name, BigInt(`0x${address}`)]);
    }
    expect(sectionSizes(readFileSync(result.elf))['.rodata']).toBe(16);
    expect(found.get('main_table')! % 4096n).toBe(0n);
  });

  test('is the same elsewhere, byte for byte', async () => {
    const other = await compileProgram(program('elsewhere'));
    expect(other.ok && readFileSync(other.elf).equals(readFileSync(result.elf))).toBe(true);
  });

  test('for a partition is linked at fixed addresses', async () => {
    const script = SCRIPT.replace('. = 0', '. = 0x40080000');
    const partition = await compileProgram({
      ...program('partition', { 'link.ld': script }),
      target: 'aarch64-el1',
    });
    expect(partition.ok && symbols(partition.elf).get('_start')).toBe(0x4008_0000n);
  });
});

test('a function of a partition that calls nobody has its frame pointer, too: back traces go through it', async () => {
  const script = SCRIPT.replace('. = 0', '. = 0x40080000');
  const options = { ...program('frames', { 'link.ld': script }), target: 'aarch64-el1' } as const;
  const result = await compileProgram(options);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const disassembly = tool('llvm-objdump', '-d', '--no-show-raw-insn', result.elf);
  // Nothing in this program is called.
  expect(disassembly).not.toMatch(/\bbl\b/);
  expect(disassembly).toMatch(/\bmov\s+x29, sp/);
});

describe('a build that cannot succeed says why', () => {
  test('BT9005: a file that is not there', async () => {
    const result = await compileProgram({ ...program('absent'), linkerScript: 'absent.ld' });
    expect(result.diagnostics).toEqual([
      {
        code: 'BT9005',
        file: '',
        line: 0,
        column: 0,
        message: "'absent.ld' cannot be read; check the path.",
      },
    ]);
  });

  test('BT9001: a tool that is not installed', async () => {
    const result = await withPath(directory, () => compileProgram(program('no-tools')));
    expect(result.diagnostics.map((d) => d.message)).toEqual([
      "'clang' is not installed; on Debian or Ubuntu: sudo apt-get install clang lld.",
      "'ld.lld' is not installed; on Debian or Ubuntu: sudo apt-get install clang lld.",
    ]);
  });

  test('BT9002: a tool that is too old', async () => {
    const old = join(directory, 'old');
    mkdirSync(old, { recursive: true });
    for (const name of ['clang', 'ld.lld']) {
      const shown =
        name === 'clang' ? 'Debian clang version 11.0.1-2' : 'LLD 13.0.1 (compatible with GNU linkers)';
      writeFileSync(join(old, name), `#!/bin/sh\necho '${shown}'\n`);
      chmodSync(join(old, name), 0o755);
    }
    const result = await withPath(`${old}:${process.env.PATH}`, () => compileProgram(program('old-tools')));
    const remedy = 'on Debian or Ubuntu: sudo apt-get install clang lld';
    expect(result.diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([
      `BT9002 'clang' is version 11; version 14 or later is needed: ${remedy}.`,
      `BT9002 'ld.lld' is version 13; version 14 or later is needed: ${remedy}.`,
    ]);
  });

  test('BT9003: the assembler refuses a register, the linker a symbol', async () => {
    const device = DEVICE.replace('VBAR_EL2', 'NO_SUCH_EL2');
    const assembler = await compileProgram(program('register', { 'device.unsafe.ts': device }));
    expect(assembler.diagnostics).toEqual([
      {
        code: 'BT9003',
        file: 'device.unsafe.ts',
        line: 6,
        column: 3,
        message: 'clang failed: expected writable system register or pstate',
      },
    ]);
    const linker = await compileProgram(
      program('symbol', { 'start.S': START.replace('b handle', 'b absent') }),
    );
    expect(linker.diagnostics.map((d) => d.message)).toEqual(['ld.lld failed: undefined symbol: absent']);
  });

  test('BT9004: an address that would have to be relocated at run time', async () => {
    const start = `${START.replace('reached', 'pointer')}.data\n.global pointer\npointer: .quad _start\n`;
    const result = await compileProgram(program('relocated', { 'start.S': start }));
    expect(result.diagnostics.map((d) => d.message)).toEqual([
      expect.stringMatching(
        /^The image has 1 dynamic relocations, but must run wherever it is loaded: pointer \(0x[0-9a-f]+\)$/,
      ),
    ]);
  });

  test('BT9006: a symbol that is not aligned as what is seen there', async () => {
    const device = DEVICE.replace('  storeU32', '  look().a = 1n;\n  storeU32')
      .replace('import type { u32 }', 'import type { u32, u64 }')
      .replace('{ instruction,', '{ instruction, linkerAddress, overlay,');
    const look = `class Pair { a: u64 = 0n; b: u32 = 0; }
/** Safety: the pair of a test. */
function look(): Pair { return overlay(Pair, linkerAddress('pair')); }
`;
    const files = (align: number) => ({
      'device.unsafe.ts': device + look,
      'start.S': `${START}.bss\n.balign 8\n.skip ${align}\n.global pair\npair: .skip 16\n`,
    });
    const result = await compileProgram(program('misaligned', files(4)));
    expect(result.diagnostics.map((d) => d.message)).toEqual([
      expect.stringMatching(
        /^The symbol 'pair' is at 0x[0-9a-f]+[4c], which is no multiple of 8, as what the program sees there needs; align it in the linker script\.$/,
      ),
    ]);
    const aligned = await compileProgram(program('aligned', files(8)));
    if (!aligned.ok) throw new Error(JSON.stringify(aligned.diagnostics));
    const kinds = (path: string) =>
      (JSON.parse(readFileSync(path, 'utf8')) as { kind: string }[]).map((c) => c.kind);
    expect(kinds(aligned.checksFile)).not.toContain('alignment');
    expect(kinds(aligned.provedFile)).toContain('alignment');
  });

  test('the diagnostics of the program itself', async () => {
    const result = await compileProgram(
      program('wrong', { 'main.ts': ENTRY.replace('index: u32', 'index: number') }),
    );
    expect(result.diagnostics).toMatchObject([{ code: 'BT2002', file: 'main.ts', line: 15, column: 50 }]);
  });
});
