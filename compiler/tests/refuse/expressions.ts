import type { Refusal } from '../support/refusal.ts';

export const EXPRESSIONS_REFUSALS: Refusal[] = [
  {
    source: `import { type u8, u32, i32, type u64, type i8 } from '@bulkhead/bare';
const A: u8 = 256;
export function f(x: u8, y: i8, z: u64): boolean { return x === 300 || y < -129 || z === -1n || u32(-1) === 1 || A === 1; }`,
    reports: [
      '2:15 BT3001: 256 does not fit u8.',
      '3:59 BT3001: 300 does not fit u8.',
      '3:72 BT3001: -129 does not fit i8.',
      '3:84 BT3001: -1 does not fit u64.',
      '3:97 BT3001: -1 does not fit u32.',
    ],
  },
  {
    source: `import type { u32, u64 } from '@bulkhead/bare';
class A { x: u32 = 1; }
class B { x: u32 = 1; }
const a = new A();
function take(b: B): u32 { return b.x; }
export function f(): u32 { return take(a); }
interface S { readonly x: u32 }
interface T { readonly x: u32 }
export function g(s: S): T { return s; }`,
    reports: [
      '6:40 BT3002: This is A where B is wanted; convert it, or change the declared type.',
      '9:37 BT3002: This is S where T is wanted; convert it, or change the declared type.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class A { x: u32 = 1; a: A | null = null; }
const a = new A();
export function f(n: u32, s: string): void {
  const g = () => 1;
  const h = function (): void {};
  let b = new A();
  const c = [1, 2];
  const d = \`n \${n}\`;
  const e = a.a!;
  const i = typeof n;
  const j = /x/;
  const k = a?.x;
  const l = +n;
  const m = n ** 2;
  const o = a.a ?? a;
  const p = (n, 1);
  const q = 'x' in a;
  const r = a instanceof A;
  const t = void 0;
}
export function g(n: u32): boolean { return n == 1 || n != 2; }
export function h(): u32 { return this.x; }`,
    reports: [
      '5:13 BT3304: An arrow function is written where it is passed, `each(items, (item) => …)`; declare a function of that name instead.',
      '6:13 BT3003: The language does not have a function expression; declare a function and call it.',
      '7:11 BT3003: The language does not have `new` here; make the object a `const` of its own, or a field.',
      '8:13 BT3003: The language does not have an array literal here; declare the tuple that it is, or make it a module-level `const` table.',
      '9:13 BT3003: The language does not have a template with substitutions; write its parts one after another.',
      '10:13 BT3003: The language does not have `!`; test for null.',
      '11:13 BT3003: The language does not have `typeof`; types are known at compile time.',
      '12:13 BT3003: The language does not have a regular expression; compare the characters.',
      '13:13 BT3003: The language does not have `?.`; test for null.',
      '14:13 BT3003: The language does not have unary `+`; leave it out.',
      '15:15 BT3003: The language does not have `**`; multiply or shift.',
      '16:17 BT3003: The language does not have `??`; test for null.',
      '17:14 TS2695: Left side of comma operator is unused and has no side effects.',
      '18:17 BT3003: The language does not have `in`; types are known at compile time.',
      '19:15 BT3003: The language does not have `instanceof`; types are known at compile time.',
      '20:13 BT3003: The language does not have `VoidExpression`.',
      '22:47 BT3003: The language does not have `==`; write `===`.',
      '22:57 BT3003: The language does not have `!=`; write `!==`.',
      "23:35 TS2683: 'this' implicitly has type 'any' because it does not have a type annotation.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class A { x: u32 = 1; a: A | null = null; }
const a = new A();
export function f(n: u32): u32 { if (n) return 1; while (a.a) {} return !n ? 1 : n && 2; }`,
    reports: [
      '4:38 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '4:58 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '4:74 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '4:82 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '4:87 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(x: u32): boolean { return x === 1.5 || x === 1e30; }
export function g(): u32 { return 'é'.length; }`,
    reports: [
      '2:51 BT3005: 1.5 is not an exact integer; there is no floating point, and 64-bit literals end in `n`.',
      '2:64 BT3005: 1e30 is not an exact integer; there is no floating point, and 64-bit literals end in `n`.',
      '3:35 BT3006: Strings are ASCII; write other characters in a partition that knows an encoding.',
    ],
  },
  {
    source: `import type { u8, i32, u32 } from '@bulkhead/bare';
const A: u8 = 200;
const B: i32 = -2147483648;
const C: i32 = -B;
export function f(): u8 { const a: u8 = A + A; return a; }
export function g(x: u32): u32 { return x / 0 + x % 0 + C; }`,
    reports: [
      '4:16 BT3007: The value 2147483648 does not fit i32; compute in a wider type.',
      '5:41 BT3007: The value 400 does not fit u8; compute in a wider type.',
      '6:41 BT3008: Division by zero.',
      '6:49 BT3008: Division by zero.',
    ],
  },
  {
    source: `import type { u8, u32, u64, i32 } from '@bulkhead/bare';
export function f(a: u8, b: u32, c: u64, d: i32): u32 { const e = a + b; const g = a < b; const h = b & d; return b << 32; }
export function s(b: u32, c: u64, d: i32): u32 { const e = b >> 1; const g = d >>> 1; const h = b << d; const i = 1n << 64n; const k = 1 << 64; return b; }`,
    reports: [
      '2:67 BT3010: The operands are u8 and u32; convert one, for instance with `u32(…)`.',
      '2:84 BT3010: The operands are u8 and u32; convert one, for instance with `u32(…)`.',
      '2:101 BT3010: The operands are u32 and i32; convert one, for instance with `i32(…)`.',
      '2:115 BT3009: A shift by 32 is outside the width of u32.',
      '3:60 BT3015: Write `>>>`: that is the right shift of u32.',
      '3:78 BT3015: Write `>>`: that is the right shift of i32.',
      '3:97 BT3016: A shift count is an unsigned integer, u64 for 64-bit values; this is i32.',
      '3:115 BT3009: A shift by 64 is outside the width of bigint literal.',
      '3:136 BT3009: A shift by 64 is outside the width of number literal.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(x: u32): u32 { let y = x; const a = y++; const b = (y = 3); return --y; }`,
    reports: [
      '2:55 BT3011: An assignment is a statement; write it on its own.',
      '2:71 BT3011: An assignment is a statement; write it on its own.',
      '2:86 BT3011: An assignment is a statement; write it on its own.',
    ],
  },
  {
    source: `import { type u32, type Fixed, fixed } from '@bulkhead/bare';
class I { x: u32 = 1; }
class C { i: I = new I(); f: Fixed<u32, 2> = fixed(2, 0); }
const c = new C();
const d = new C();
export function f(): void { c.i = d.i; c.f = d.f; }`,
    reports: [
      '6:29 BT3013: This object or array is storage in place; assign its fields or elements.',
      '6:40 BT3013: This object or array is storage in place; assign its fields or elements.',
    ],
  },
  {
    source: `import { type u32, u64, countLeadingZeros, type i32 } from '@bulkhead/bare';
class A { x: u32 = 1; }
const a = new A();
export function f(x: u32, i: i32): u32 { return countLeadingZeros(i); }
export function g(b: boolean): void { let c = b;
  const n = -a;
  const s = 'a' + 'b';
  const y = a === null;
  let z = c && b ? s : s;
  z = 'x' + 1;
  c++;
}
export function h(s: string, t: string, b: boolean): boolean { return s === t || b > true; }`,
    reports: [
      '4:49 BT3029: Bits are counted and rotated in unsigned integers, not in i32.',
      '6:13 BT3014: An integer is wanted here, not A.',
      '7:13 BT3014: An integer is wanted here, not string.',
      '10:7 BT3014: An integer is wanted here, not string.',
      "11:3 TS2356: An arithmetic operand must be of type 'any', 'number', 'bigint' or an enum type.",
      '13:71 BT3017: string and string cannot be compared.',
      '13:82 BT3014: An integer is wanted here, not boolean.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
function other(): u32 { return 1; }
class A { x: u32 = 1; m(): u32 { return 1; } }
const a = new A();
export function f(x: u32): u32 { const g = other; const u = undefined; const m = Math.PI; const n = a.m; const k = NaN; return A.length + x.toFixed.length; }`,
    reports: [
      "5:44 BT3301: The function 'other' cannot be stored; call it here, or pass it on to a parameter of function type.",
      "5:61 BT3018: 'undefined' is not a value of the language; declare what you need in TypeScript of your own.",
      "5:82 BT3018: 'Math.PI' is not a value of the language; declare what you need in TypeScript of your own.",
      "5:101 BT3019: A has no 'm' in the language.",
      "5:116 BT3018: 'NaN' is not a value of the language; declare what you need in TypeScript of your own.",
      "5:128 BT3018: 'A' is not a value of the language; declare what you need in TypeScript of your own.",
      "5:139 BT3019: u32 has no 'toFixed' in the language.",
    ],
  },
  {
    source: `import { u32, type Fixed, fixed } from '@bulkhead/bare';
const a: Fixed<u32, 4> = fixed(4, 0);
export function f(i: u32): u32 { return a[4] + a[-1] + u32('abc'.charCodeAt(3)) + a[true ? 5 : 0]; }
class C { x: u32 = 1; [key: string]: unknown; }
export function g(i: u32, s: string, c: C): u32 { return s[0] === s[1] || c['x'] === c['x'] ? 1 : 0; }
export function h(i: string): u32 { return u32('a'.charCodeAt(1)) + a[Number(i)]; }`,
    reports: [
      '3:43 BT3021: The index 4 is outside the length 4.',
      '3:50 BT3021: The index -1 is outside the length 4.',
      '3:77 BT3021: The index 3 is outside the length 3.',
      '3:85 BT3021: The index 5 is outside the length 4.',
      '4:23 BT2109: A class cannot have an index signature; declare a `Fixed` field.',
      '5:58 BT3020: string cannot be indexed.',
      '5:67 BT3020: string cannot be indexed.',
      '5:75 BT3020: C cannot be indexed.',
      '5:86 BT3020: C cannot be indexed.',
      '6:63 BT3021: The index 1 is outside the length 1.',
      "6:71 BT3024: 'Number' cannot be called; call a function or a method by its name.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
interface P { readonly a: u32; readonly b: u32 }
const q: u32 = 1;
function base(): P { return { a: 1, b: 2 }; }
export function f(): u32 { const p: P = { ...base(), b: 3 }; const r = { a: 1 }; const s: P = { a: 1, get b() { return q; } }; return p.a; }`,
    reports: [
      '5:43 BT3022: Write each member as `name: value` or `name`.',
      '5:72 BT3023: An object literal needs a value struct as its type; declare the variable, parameter or result.',
      '5:103 BT3022: Write each member as `name: value` or `name`.',
    ],
  },
  {
    source: `import { type u32, type u8, wrappingAdd, fixed, fixedOf, assert, panic } from '@bulkhead/bare';
export function f(x: u8, t: string): u8 { const g = parseInt('1'); let a = fixed(3, 0); const s = t.toUpperCase(); assert(x > 1, t); if (x === 3) panic(t); return wrappingAdd(x, 1); }`,
    reports: [
      "2:53 BT3024: 'parseInt' cannot be called; call a function or a method by its name.",
      '2:76 BT3027: Storage is not made here; make `fixed(…)` the value of a `const` of its own, or of a field.',
      "2:99 BT3024: 't.toUpperCase' cannot be called; call a function or a method by its name.",
      '2:130 BT3028: Write a string literal here: it becomes part of the program, not of its data.',
      '2:153 BT3028: Write a string literal here: it becomes part of the program, not of its data.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(x: u32): void { (x as u32) = 1; }
function get(): u32 { return 1; }
export function g(): void { get() = 1; }`,
    reports: [
      '2:35 BT3025: This cannot be assigned; write a variable, a field or an element.',
      '4:29 TS2364: The left-hand side of an assignment expression must be a variable or a property access.',
    ],
  },
];
