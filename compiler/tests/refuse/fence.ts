import type { Refusal } from '../support/refusal.ts';

export const FENCE_REFUSALS: Refusal[] = [
  {
    source: `import { loadU32 } from '@bulkhead/bare/unsafe';
import type { u32 } from '@bulkhead/bare';
/** Safety: none. */
export function f(): u32 { return loadU32(0n); }`,
    reports: ['1:25 BT5001: `@bulkhead/bare/unsafe` may be imported only in files named `*.unsafe.ts`.'],
  },
  {
    source: `import { loadU32, instruction } from '@bulkhead/bare/unsafe';
import type { u32 } from '@bulkhead/bare';
/** Reads. */
export function f(): u32 { return loadU32(0n); }
class C { x: u32 = 1; m(): void { instruction('nop'); } }
const c = new C();
export function g(): void { c.m(); }`,
    file: 'hw.unsafe.ts',
    reports: [
      "4:17 BT5002: 'f' uses `loadU32`; say in its comment, in a sentence that starts with `Safety:`, why that is sound.",
      "5:23 BT5002: 'm' uses `instruction`; say in its comment, in a sentence that starts with `Safety:`, why that is sound.",
    ],
  },
  {
    source: `import { loadRegisters, saveRegisters } from '@bulkhead/bare/unsafe';
import type { u32, u64 } from '@bulkhead/bare';
class Mixed { SP_EL0: u64 = 0n; SP_EL1: u32 = 0; }
class Named { sp: u64 = 0n; }
const mixed = new Mixed();
const named = new Named();
/** Safety: none. */
export function f(): void {
  saveRegisters(mixed);
  loadRegisters(named);
}`,
    file: 'hw.unsafe.ts',
    reports: [
      '9:17 BT5009: Mixed is not a set of registers: a class whose fields are u64 and named after system registers.',
      '10:17 BT5009: Named is not a set of registers: a class whose fields are u64 and named after system registers.',
    ],
  },
  {
    source: `import { sizeOf } from '@bulkhead/bare/unsafe';
import { type Fixed, fixed, type u8, type u32, type u64 } from '@bulkhead/bare';
class Flag { on: boolean = false; }
class Gap { a: u8 = 0; b: u32 = 0; }
class Tail { a: u32 = 0; b: u8 = 0; }
class Nested { gaps: Fixed<u64, 2> = fixed(2, 0n); gap: Gap = new Gap(); }
class Link { next: Link | null = null; }
interface Pair { readonly a: u32 }
class Held { pair: Pair = { a: 0 }; }
function size<T extends object>(object: T): u64 { return bytes(object); }
/** Safety: none. */
function bytes<T extends object>(object: T): u64 { return sizeOf(object); }
/** Safety: none. */
export function f(flag: Flag, gap: Gap, tail: Tail, nested: Nested, link: Link, held: Held, pair: Pair): u64 {
  return sizeOf(flag) + sizeOf(gap) + sizeOf(tail) + sizeOf(nested) + sizeOf(link) + sizeOf(held) + sizeOf(pair) + size(flag);
}`,
    file: 'hw.unsafe.ts',
    reports: [
      "12:66 BT5010: Flag is not plain data: 'on' is boolean. Bytes are copied only to and from integers, arrays and objects of them, without gaps. (T = Flag)",
      "15:17 BT5010: Flag is not plain data: 'on' is boolean. Bytes are copied only to and from integers, arrays and objects of them, without gaps.",
      "15:32 BT5010: Gap is not plain data: 3 unused bytes before 'b'. Bytes are copied only to and from integers, arrays and objects of them, without gaps.",
      "15:46 BT5010: Tail is not plain data: 3 unused bytes after 'b'. Bytes are copied only to and from integers, arrays and objects of them, without gaps.",
      "15:61 BT5010: Nested is not plain data: 3 unused bytes before 'gap.b'. Bytes are copied only to and from integers, arrays and objects of them, without gaps.",
      "15:78 BT5010: Link is not plain data: 'next' is Link | null. Bytes are copied only to and from integers, arrays and objects of them, without gaps.",
      "15:93 BT5010: Held is not plain data: 'pair' is Pair. Bytes are copied only to and from integers, arrays and objects of them, without gaps.",
      '15:101 BT5006: Pair has no address; only objects and arrays have.',
    ],
  },
  {
    source: `import * as unsafe from '@bulkhead/bare/unsafe';
import { addressOf, callAssembly, instruction, instructionWith, linkerAddress, overlay, readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';
import type { u32, u64 } from '@bulkhead/bare';
function make(): new () => C { return C; }
class C { x: u32 = 1; }
interface P { readonly a: u32 }
/** Safety: none. */
export function f(name: string, p: P, x: u64): void {
  readSystemRegister(name);
  readSystemRegister('x y');
  writeSystemRegister('s3_0 %', 1n);
  instruction('tlbi %0');
  instruction('nop; nop');
  instructionWith('tlbi', 1n);
  instructionWith('tlbi %0, %0', 1n);
  const a = addressOf(p);
  const b = overlay(make(), 0n);
  const c = linkerAddress('a b');
  callAssembly('1', 0n, 0n, 0n, 0n);
}`,
    file: 'hw.unsafe.ts',
    reports: [
      "1:1 BT1001: Import declarations by name: `import { name } from '…'`.",
      '9:22 BT3028: Write a string literal here: it becomes part of the program, not of its data.',
      "10:22 BT5003: 'x y' is not the name of a register; write it as the assembler does.",
      "11:23 BT5003: 's3_0 %' is not the name of a register; write it as the assembler does.",
      "12:15 BT5004: 'tlbi %0' is not one instruction without operands that vary; see `instructionWith`.",
      "13:15 BT5004: 'nop; nop' is not one instruction without operands that vary; see `instructionWith`.",
      "14:19 BT5005: 'tlbi' is not one instruction with one `%0`.",
      "15:19 BT5005: 'tlbi %0, %0' is not one instruction with one `%0`.",
      '16:13 BT5006: P has no address; only objects and arrays have.',
      '17:21 BT5007: The first argument of `overlay` is the name of a class.',
      "18:27 BT5008: 'a b' is not a symbol.",
      "19:16 BT5008: '1' is not a symbol.",
    ],
  },
  {
    source: `import { readNumberedRegister, writeNumberedRegister } from '@bulkhead/bare/unsafe';
import type { u32, u64 } from '@bulkhead/bare';
/** Safety: none. */
export function f(count: u32, index: u32): u64 {
  writeNumberedRegister('ICH_LR_EL2', 16, index, 1n);
  writeNumberedRegister('ICH_LR#_EL2', 65, index, 1n);
  return readNumberedRegister('ICH_LR#_EL2', count, index);
}`,
    file: 'hw.unsafe.ts',
    reports: [
      "5:25 BT5003: 'ICH_LR_EL2' is not the name of a register; write it as the assembler does.",
      '6:40 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      '7:46 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
    ],
  },
];
