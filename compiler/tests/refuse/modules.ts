import type { Refusal } from '../support/refusal.ts';

export const MODULES_REFUSALS: Refusal[] = [
  {
    source: `import * as bare from '@bulkhead/bare';
import other from './other.ts';
export function f(): bare.u32 { return other; }`,
    files: {
      'other.ts': `const one = 1;
export default one;`,
    },
    reports: [
      "1:1 BT1001: Import declarations by name: `import { name } from '…'`.",
      "2:1 BT1001: Import declarations by name: `import { name } from '…'`.",
      'other.ts:2:1 BT1004: Export by name: `export function name…`.',
    ],
  },
  {
    source: `import { one } from './other.js';
export function f(): boolean { return one === 1; }`,
    files: { 'other.ts': `export const one = 1;` },
    reports: ["1:21 BT1002: Write the specifier with the ending of the file, '.ts'."],
  },
  {
    source: `export function f(): void {}
f();
if (true) f();`,
    reports: [
      '2:1 BT1003: A module holds only declarations; move this statement into a function.',
      '3:1 BT1003: A module holds only declarations; move this statement into a function.',
    ],
  },
  {
    source: `export default function f(): void {}`,
    reports: ['1:8 BT1004: Export by name: `export function name…`.'],
  },
  {
    source: `import { type u32, u64 } from '@bulkhead/bare';
function one(): u32 { return 1; }
let v: u32 = 1;
const A: u32 = one();
const B: u32 = v + 1;
class C { x: u32 = v; }
const c = new C();
const t: readonly u32[] = [1, v];
export function f(): u32 { return A + B + c.x + t[0]; }`,
    reports: [
      '4:16 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      '5:16 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      '6:20 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      '8:31 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
    ],
  },
  {
    source: `var x = 1;
export function f(): boolean { var y = true; return y && x === 1; }`,
    reports: [
      '1:1 BT1006: `var` is not in the language; use `const` or `let`.',
      '2:32 BT1006: `var` is not in the language; use `const` or `let`.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
const { a } = { a: 1 };
class P { x: u32 = 1; }
const p = new P();
export function f(): u32 { const { x } = p; return x; }`,
    reports: [
      '2:7 BT1007: Only a tuple can be taken apart, by `const [a, b] = …`; declare one name at a time.',
      '5:34 BT1007: Only a tuple can be taken apart, by `const [a, b] = …`; declare one name at a time.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
let n: u32;
export function f(): u32 { let m: u32; m = 1; n = m; return n; }`,
    reports: [
      "2:5 BT1008: 'n' has no initial value; write `= …`.",
      "3:32 BT1008: 'm' has no initial value; write `= …`.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
const enum E { A = -1, B = 'x' }
export function f(n: u32): boolean { return n === E.A || n === 1; }
export function g(s: string): E { return E.B; }`,
    reports: [
      "3:51 BT1010: 'E.A' is not an integer from 0 to 2^32 - 1; give the enum member such a value.",
      "4:42 BT1010: 'E.B' is not an integer from 0 to 2^32 - 1; give the enum member such a value.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
const table = [1, 2];
const none: readonly u32[] = [];
export function f(): u32 { return table[0] + none[0]; }`,
    reports: [
      "2:7 BT1011: 'table' must be declared as a table of constants: `const table: readonly u32[] = [1, 2]`.",
      "3:7 BT1011: 'none' must be declared as a table of constants: `const none: readonly u32[] = [1, 2]`.",
    ],
  },
  {
    source: `/** @entry no-name */
export function f(): void {}
/** @entry same */
export function g(): void {}
/** @entry same */
export function h(): void {}
/** @entry Type */
export class C {}`,
    reports: [
      "2:1 BT1012: 'no-name' cannot be a symbol; name it like an identifier that does not end in '__'.",
      "6:1 BT1013: The symbol 'same' is already taken; choose another name for `@entry`.",
      '8:1 BT1023: `@entry` names functions and module-level storage; remove it here.',
    ],
  },
  {
    source: `import { A } from './other.ts';
export const B: number = A;
export function f(): boolean { return B === 1; }`,
    files: {
      'other.ts': `import { B } from './main.ts';
export const A: number = B;`,
    },
    reports: [
      "2:14 BT1014: The value of 'B' depends on itself; give one of the constants a value of its own.",
      '2:17 BT2002: `number` has no width; declare u8, u16, u32, i8, i16 or i32.',
      'other.ts:2:17 BT2002: `number` has no width; declare u8, u16, u32, i8, i16 or i32.',
    ],
  },
  {
    source: `import { A } from './other.ts';
import type { u32 } from '@bulkhead/bare';
export const B: u32 = A;
export function f(): boolean { return B === 1; }`,
    files: {
      'other.ts': `import { B } from './main.ts';
import type { u32 } from '@bulkhead/bare';
export const A: u32 = B;`,
    },
    reports: [
      "3:14 BT1014: The value of 'B' depends on itself; give one of the constants a value of its own.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f() { return 1; }
class C { x: u32 = 1; m() { return this.x; } }
const c = new C();
export function g(): u32 { return c.m(); }`,
    reports: [
      "2:17 BT1015: 'f' has no result type; write it after the parameters: `): u32`.",
      "3:23 BT1015: 'm' has no result type; write it after the parameters: `): u32`.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class C { x: u32 = 1; }
let c = new C();
let s = 'text';
export function f(): u32 { return s.length === 4 ? c.x : 0; }`,
    reports: [
      '3:9 BT3003: The language does not have `new` here; make the object a `const` of its own, or a field.',
      "4:5 BT1016: 's' must be an integer, a boolean or `X | null`; make objects and arrays `const`: their contents stay mutable.",
    ],
  },
  {
    source: `import { type u32, type Fixed, fixed } from '@bulkhead/bare';
/** @align 3 */
const a: Fixed<u32, 2> = fixed(2, 0);
export function f(): u32 { return a[0]; }`,
    reports: ["3:1 BT1017: '3' is not an alignment; write a power of two after `@align`."],
  },
  {
    source: `import { type u32, type Fixed, fixed, fixedOf } from '@bulkhead/bare';
class A { x: u32 = 1; }
class B { a: A = make(); n: Fixed<u32, 2> = fixedOf(2, () => 1); as: Fixed<A, 2> = fixedOf(2, make); }
declare function make(): A;
const b = new B();
export function f(): u32 { return b.a.x; }`,
    reports: [
      '3:18 BT1018: Storage is made where it is declared; write `new A()` here.',
      '3:45 BT1018: Storage is made where it is declared; write `fixed(2, …)` here.',
      '3:95 BT1018: Storage is made where it is declared; write `() => new X()` here.',
    ],
  },
  {
    source: `import { type u32, type Fixed, fixed } from '@bulkhead/bare';
const N: number = 3;
const M: u32 = 3;
class A { a: Fixed<u32, 4> = fixed(3, 0) as unknown as Fixed<u32, 4>; }
const a: Fixed<u32, 2> = fixed<u32, any>(M, 0);
export function f(): u32 { return a[0]; }`,
    reports: ['5:42 BT1019: The length differs from that of the declared type; write 2.'],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f<T>(x: T): void {}
export function* g(): Generator<number> {}
export async function h(): Promise<void> {}
export function o(a: u32): u32;
export function o(a: boolean): u32;
export function o(a: u32 | boolean): u32 { return 1; }`,
    reports: [
      '3:16 BT1020: Functions have no generators; use a loop.',
      '4:23 BT1020: Functions have no `async`; poll, or wait for an interrupt.',
      '5:17 BT1020: Functions have no overloads; give each function its own name.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(a: u32 = 1): u32 { return a; }
export function g(a?: u32): void {}
export function h(...a: readonly u32[]): void {}
export function i({ x }: { readonly x: u32 }): u32 { return x; }`,
    reports: [
      '2:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '3:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '4:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '5:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
/** @layout */
export function f(): void {}
/** @layout */
export const S = 'text';
/** @layout */
export class P { x: u32 = 0; }`,
    reports: [
      '3:1 BT1022: `@layout` describes classes, enums and integer constants; remove it here.',
      '5:14 BT1022: `@layout` describes classes, enums and integer constants; remove it here.',
    ],
  },
];
