import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CompileOptions, compileProgram, measureStacks } from '../src/index.ts';
import { decode, type Instruction } from '../src/stack/instruction.ts';
import { temporaryDirectory, writeSnippet } from './support/snippets.ts';

const ENTRY = `import { type u32, type Fixed, fixed } from '@bulkhead/bare';
const values: Fixed<u32, 16> = fixed(16, 1);
/** @entry pick */
export function pick(kind: u32): u32 {
  switch (kind) {
    case 0: return values[1];
    case 1: return values[2] * 3;
    case 2: return values[3] + 5;
    case 3: { values[3] = 4; return 17; }
    case 4: return values[kind];
    case 5: return 1;
    default: return 0;
  }
}
`;
const ASSEMBLY = `.section .text.start, "ax"
.global _start
_start: sub sp, sp, #256
  bl small
  b tail
tail: stp x29, x30, [sp, #-32]!
  bl pick
  ldp x29, x30, [sp], #32
  add sp, sp, #256
  ret
small: str x30, [sp, #-16]!
  sub sp, sp, #1, lsl #12
  add sp, sp, #1, lsl #12
  ldr x30, [sp], #16
  ret
switching: sub sp, sp, #64
  mov sp, x9
  sub sp, sp, #16
  b hidden
hidden: adr x9, low
  ret
pointer: blr x0
  ret
table: adr x1, 1f
  add x1, x1, x0, lsl #2
  br x1
1: ret
jump: br x0
variable: sub sp, sp, x0
  ret
loop: str x0, [sp, #-16]!
  cbnz x0, loop
  ret
again: bl other
  ret
other: str x30, [sp, #-16]!
  bl again
  ret
.section .bss
low: .space 128
high:
`;
const SCRIPT = `ENTRY(_start)
SECTIONS { . = 0; .text : { *(.text.start) *(.text .text.*) } .rodata : { *(.rodata .rodata.*) }
  .dynamic : { *(.dynamic) } .data : { *(.data .data.*) } .bss : { *(.bss .bss.*) } /DISCARD/ : { *(.comment) } }
`;

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

let elf = '';
let options: CompileOptions;
beforeAll(async () => {
  writeSnippet(directory, { 'main.ts': ENTRY, 'start.S': ASSEMBLY, 'link.ld': SCRIPT });
  options = {
    ...{ name: 'stack', entry: join(directory, 'main.ts'), outDir: join(directory, 'out') },
    ...{ target: 'aarch64-el2', assembly: [join(directory, 'start.S')] },
    linkerScript: join(directory, 'link.ld'),
  };
  const result = await compileProgram(options);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  elf = result.elf;
});

const from = (symbol: string, bytes = 8192) =>
  measureStacks(elf, [{ name: 's', bytes, entries: [{ symbol }] }]);

describe('the worst case', () => {
  test('is the deepest sum of frames along calls and tail calls', () => {
    const { uses, findings } = from('_start');
    expect(findings).toEqual([]);
    expect(uses[0]!.bytes).toBe(256 + 16 + 4096);
    expect(uses[0]!.path.map((step) => [step.function, step.bytes])).toEqual([
      ['_start', 256],
      ['small', 4112],
    ]);
  });

  test('begins anew where another stack is taken', () => {
    expect(from('switching').uses[0]!.bytes).toBe(64);
  });

  test('goes through jump tables', () => {
    expect(from('pick').findings).toEqual([]);
    expect(from('table').findings).toEqual([]);
  });

  test('takes the size of the stack from symbols', () => {
    const { uses } = measureStacks(elf, [
      { name: 's', bytes: { low: 'low', high: 'high' }, entries: [{ symbol: 'hidden' }] },
    ]);
    expect(uses[0]!.reservedBytes).toBe(128);
  });
});

describe('what has no bound', () => {
  test.each([
    ['pointer', 'indirect'],
    ['jump', 'indirect'],
    ['variable', 'unbounded'],
    ['loop', 'unbounded'],
    ['again', 'recursion'],
    ['nowhere', 'missing'],
  ])('%s: %s', (symbol, kind) => {
    expect(from(symbol).findings.map((finding) => finding.kind)).toEqual([kind]);
  });

  test('an indirect call that is allowed by name', () => {
    const entries = [{ symbol: 'pointer' }];
    expect(measureStacks(elf, [{ name: 's', bytes: 64, entries, indirect: ['pointer'] }]).findings).toEqual(
      [],
    );
  });
});

test('a build whose stack is too small fails, and says by how much', async () => {
  const entries = ['_start', 'pointer', 'variable', 'again', 'nowhere'].map((symbol) => ({ symbol }));
  const result = await compileProgram({ ...options, stacks: [{ name: 's', bytes: 4096, entries }] });
  expect(
    result.diagnostics.map(({ code, message }) => `${code} ${message.replace(/0x\w+/, 'ADDRESS')}`),
  ).toEqual([
    "BT7001 From '_start' on, the stack needs 4368 bytes, but 4096 are reserved: _start → small. Shorten this path, or reserve more.",
    "BT7002 'pointer' calls through a pointer (at ADDRESS), so its stack has no bound; call functions by name.",
    "BT7003 The stack frame of 'variable' has no bound (at ADDRESS); give its storage a fixed size.",
    'BT7004 Recursion in the linked program: again → other → again. The stack would not be bounded; use a loop.',
    "BT7005 'nowhere' is named as an entry point of a stack, but the linked program has no such symbol.",
  ]);
});

/** Words as clang 14 assembles them. */
const INSTRUCTIONS: [text: string, word: number, expected: Instruction][] = [
  ['sub sp, sp, #48', 0xd100c3ff, { kind: 'stack', bytes: 48 }],
  ['add sp, sp, #1, lsl #12', 0x914007ff, { kind: 'stack', bytes: -4096 }],
  ['stp x29, x30, [sp, #-64]!', 0xa9bc7bfd, { kind: 'stack', bytes: 64 }],
  ['ldp x29, x30, [sp], #64', 0xa8c47bfd, { kind: 'stack', bytes: -64 }],
  ['stp x29, x30, [sp, #16]', 0xa9017bfd, { kind: 'other' }],
  ['stp q0, q1, [sp, #-32]!', 0xadbf07e0, { kind: 'stack', bytes: 32 }],
  ['str x30, [sp, #-16]!', 0xf81f0ffe, { kind: 'stack', bytes: 16 }],
  ['ldr x30, [sp], #16', 0xf84107fe, { kind: 'stack', bytes: -16 }],
  ['str x0, [sp, #8]', 0xf90007e0, { kind: 'other' }],
  ['cmp x1, #4095', 0xf13ffc3f, { kind: 'other' }],
  ['mov sp, x9', 0x9100013f, { kind: 'switchStack' }],
  ['mov sp, x29', 0x910003bf, { kind: 'unboundedStack' }],
  ['sub sp, sp, x0', 0xcb2063ff, { kind: 'unboundedStack' }],
  ['and sp, x9, #-16', 0x927ced3f, { kind: 'unboundedStack' }],
  ['bl .-4', 0x97ffffff, { kind: 'call', target: 0xffc }],
  ['b .+8', 0x14000002, { kind: 'branch', target: 0x1008, isConditional: false }],
  ['b.eq .+16', 0x54000080, { kind: 'branch', target: 0x1010, isConditional: true }],
  ['cbnz w1, .-8', 0x35ffffc1, { kind: 'branch', target: 0xff8, isConditional: true }],
  ['tbz x2, #40, .+12', 0xb6400062, { kind: 'branch', target: 0x100c, isConditional: true }],
  ['blr x3', 0xd63f0060, { kind: 'indirectCall' }],
  ['br x11', 0xd61f0160, { kind: 'indirectBranch', register: 11 }],
  ['ret', 0xd65f03c0, { kind: 'end' }],
  ['eret', 0xd69f03e0, { kind: 'end' }],
  ['brk #7', 0xd42000e0, { kind: 'end' }],
];

test.each(INSTRUCTIONS)('%s', (_, word, expected) => {
  expect(decode(word, 0x1000)).toEqual(expected);
});
