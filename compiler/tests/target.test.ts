import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compileProgram } from '../src/index.ts';
import { temporaryDirectory, writeSnippet } from './support/snippets.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

/** Each step adds a bit to the result, so that a wrong result names the step. */
const MAIN = `import type { u32 } from '@bulkhead/bare';
import { atomics, calls, memory, registers, served } from './steps.unsafe.ts';
/** @entry run */
export function run(): u32 {
  return registers() | memory() | atomics() | calls() | served();
}
`;

const STEPS = `import { type Fixed, fixed, type u32, type u64 } from '@bulkhead/bare';
import { addressOf, callAssembly, compareExchangeU32, copyMemory, fetchAddU32, fetchAndU32, fetchOrU32, fillMemory, hypervisorCall, instruction, instructionWith, linkerAddress, loadAcquireU32, loadRegisters, loadU16, loadU32, loadU64, loadU8, overlay, readSystemRegister, saveRegisters, storeReleaseU32, storeU16, storeU32, storeU64, storeU8, writeSystemRegister } from '@bulkhead/bare/unsafe';
class Pointers { TPIDR_EL1: u64 = 0n; TPIDR_EL0: u64 = 0n; TPIDRRO_EL0: u64 = 0n; }
const pointers = new Pointers();
class View { low: u32 = 0; high: u32 = 0; }
const words: Fixed<u64, 4> = fixed(4, 0n);
const copies: Fixed<u64, 4> = fixed(4, 0n);
const call: Fixed<u64, 8> = fixed(8, 0n);
/** Safety: a register that nothing else uses. */
export function registers(): u32 {
  writeSystemRegister('TPIDR_EL1', 0n);
  const zero = readSystemRegister('TPIDR_EL1');
  writeSystemRegister('TPIDR_EL1', 0x1234_5678_9abc_def0n);
  instruction('isb');
  instructionWith('msr tpidr_el0, %0', 5n);
  const five = readSystemRegister('tpidr_el0');
  pointers.TPIDRRO_EL0 = 9n;
  loadRegisters(pointers);
  const loaded = readSystemRegister('TPIDR_EL0') === 0n && readSystemRegister('TPIDRRO_EL0') === 9n;
  writeSystemRegister('TPIDR_EL1', 0x1234_5678_9abc_def0n);
  saveRegisters(pointers);
  return loaded && pointers.TPIDR_EL1 === 0x1234_5678_9abc_def0n && pointers.TPIDRRO_EL0 === 9n && zero === 0n && five === 5n && readSystemRegister('TPIDR_EL1') === 0x1234_5678_9abc_def0n ? 1 : 0;
}
/** Safety: own storage. */
export function memory(): u32 {
  const at = addressOf(words);
  storeU64(at, 0x1111_2222_3333_4444n);
  storeU8(at, 0xab);
  storeU16(at + 2n, 0xcdef);
  storeU32(at + 4n, loadU32(at));
  fillMemory(at + 8n, 0x5a, 17n);
  copyMemory(addressOf(copies), at, 32n);
  const view = overlay(View, addressOf(copies));
  const right = view.low === 0xcdef_44ab && view.high === 0xcdef_44ab && loadU8(at) === 0xab && loadU16(at) === 0x44ab;
  return right && copies[2] === 0x5a5a_5a5a_5a5a_5a5an && loadU64(addressOf(copies) + 24n) === 0x5an ? 2 : 0;
}
/** Safety: own storage. */
export function atomics(): u32 {
  const at = addressOf(words);
  storeReleaseU32(at, 7);
  const first = compareExchangeU32(at, 7, 0xffff_ffff) === 7 && compareExchangeU32(at, 7, 1) === 0xffff_ffff;
  const second = fetchAddU32(at, 3) === 0xffff_ffff && fetchOrU32(at, 0x10) === 2 && fetchAndU32(at, 0x11) === 0x12;
  return first && second && loadAcquireU32(at) === 0x10 ? 4 : 0;
}
/** Safety: the routine of start.S. */
export function calls(): u32 {
  return callAssembly('weigh', 1n, 2n, 3n, 4n) === 4321n && linkerAddress('image_mark') === 0x4008_0000n ? 8 : 0;
}
/** Safety: start.S answers. */
export function served(): u32 {
  for (let i: u32 = 0; i < 8; i++) call[i] = i === 0 ? 40n : 1n;
  hypervisorCall(call);
  return call[0] === 47n && call[7] === 100n && call[3] === 1n ? 16 : 0;
}
`;

/** Enters EL1 with an EL2 that answers HVC: x0 = the sum, x7 = 100, and x8 to x17 spoilt. */
const START = `.section .text.start, "ax"
.global _start, weigh
_start:
  adr x0, vectors
  msr vbar_el2, x0
  mov x0, #(1 << 31)
  msr hcr_el2, x0
  mov x0, #0x3c5
  msr spsr_el2, x0
  adr x0, 1f
  msr elr_el2, x0
  eret
1: ldr x0, =stack_top
  mov sp, x0
  bl run
  ldr x1, =block
  mov w2, w0
  ldr x3, =0x20026
  stp x3, x2, [x1]
  mov w0, #0x18
  hlt #0xf000
weigh:
  mov x4, #10
  madd x0, x1, x4, x0
  mov x4, #100
  madd x0, x2, x4, x0
  mov x4, #1000
  madd x0, x3, x4, x0
  ret
.balign 2048
vectors:
.rept 16
  .balign 128
  add x0, x0, x1
  add x0, x0, x2
  add x0, x0, x3
  add x0, x0, x4
  add x0, x0, x5
  add x0, x0, x6
  add x0, x0, x7
  mov x7, #100
  .irp n, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17
  mov x\\n, #-1
  .endr
  eret
.endr
.bss
.balign 16
block: .skip 16
stack: .skip 4096
stack_top:
`;

const SCRIPT = `ENTRY(_start)
SECTIONS { . = 0x40080000; image_mark = .; .text : { *(.text.start) *(.text .text.*) } .rodata : { *(.rodata .rodata.*) }
  .data : { *(.data .data.*) } .bss : { *(.bss .bss.*) } /DISCARD/ : { *(.comment) } }
`;

test.each(['speed', 'size'] as const)(
  'every intrinsic on an emulated CPU, optimised for %s',
  async (optimise) => {
    const at = join(directory, optimise);
    writeSnippet(at, {
      'main.ts': MAIN,
      'steps.unsafe.ts': STEPS,
      'start.S': START,
      'link.ld': SCRIPT,
      'package.json': '{}',
    });
    const result = await compileProgram({
      name: 'steps',
      entry: join(at, 'main.ts'),
      outDir: join(at, 'out'),
      target: 'aarch64-el1',
      assembly: [join(at, 'start.S')],
      linkerScript: join(at, 'link.ld'),
      optimise,
    });
    expect(result.diagnostics).toEqual([]);
    if (!result.ok) return;
    const machine = ['-M', 'virt,virtualization=on', '-cpu', 'cortex-a57', '-display', 'none', '-nodefaults'];
    const run = spawnSync('qemu-system-aarch64', [...machine, '-semihosting', '-kernel', result.elf], {
      encoding: 'utf8',
      timeout: 200_000,
    });
    expect({ status: run.status, output: run.stdout + run.stderr }).toEqual({ status: 31, output: '' });
  },
);
