import type { Refusal } from '../support/refusal.ts';

/** The rules in the contexts where a programmer meets them, one rule a program. */
export const CONTEXTS_REFUSALS: Refusal[] = [
  {
    source: `import { type u8, type u16, type i16, type u32, type u64 } from '@bulkhead/bare';
export function f(a: u8, b: u32): u8 { const c: u8 = b; return c; }
export function g(a: u16, b: i16): boolean { return a > b; }
export function h(a: u32, b: u64): u64 { return a + b; }
export function i(a: u8, b: u16): u16 { return b + a; }`,
    reports: [
      "2:46 TS2322: Type 'u32' is not assignable to type 'u8'. Type 'u32' is not assignable to type '{ readonly __int?: \"u8\" | undefined; }'. Types of property '__int' are incompatible. Type '\"u32\" | undefined' is not assignable to type '\"u8\" | undefined'. Type '\"u32\"' is not assignable to type '\"u8\"'.",
      '3:53 BT3010: The operands are u16 and i16; convert one, for instance with `i16(…)`.',
      "4:49 TS2365: Operator '+' cannot be applied to types 'u32' and 'u64'.",
      '5:48 BT3010: The operands are u16 and u8; convert one, for instance with `u8(…)`.',
    ],
  },
  {
    source: `import type { u64 } from '@bulkhead/bare';
type Ipa = u64 & { readonly __space?: 'ipa' };
type Pa = u64 & { readonly __space?: 'pa' };
function host(at: Pa): Pa { return at; }
export function f(at: Ipa): Pa { return host(at); }`,
    reports: [
      "5:46 TS2345: Argument of type 'Ipa' is not assignable to parameter of type 'Pa'. Type 'Ipa' is not assignable to type '{ readonly __space?: \"pa\" | undefined; }'. Types of property '__space' are incompatible. Type '\"ipa\" | undefined' is not assignable to type '\"pa\" | undefined'. Type '\"ipa\"' is not assignable to type '\"pa\"'.",
    ],
  },
  {
    source: `import { type u64, wrappingAdd } from '@bulkhead/bare';
type Ipa = u64 & { readonly __space?: 'ipa' };
type Pa = u64 & { readonly __space?: 'pa' };
const BASE: Ipa = 4096n;
const END: Pa = BASE + 4096n;
class Ring { first: Pa = 0n; }
function take(at: Pa): u64 { return at; }
export function a(i: Ipa, p: Pa): boolean { return i === p || i < p + 8n; }
export function b(i: Ipa, p: Pa): u64 { return (i | 3n) - p; }
export function c(i: Ipa, p: Pa): u64 { let sum: u64 = i; sum += p; let at: Ipa = i; at -= p; return at + sum; }
export function d(i: Ipa, ring: Ring): u64 { const end = i + 8n; ring.first = end - 4n; return take(8n + end); }
export function e(i: Ipa, isNear: boolean): Pa { return isNear ? END : (i - 1n); }
export function g(i: Ipa, p: Pa): u64 { return wrappingAdd(i, p); }
export function h(i: Ipa, p: Pa): Pa { const low: u64 = i & 7n; return low === 0n ? i & ~7n : p & (p - 1n); }`,
    reports: [
      "5:17 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "8:52 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "8:63 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "9:48 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "10:86 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "11:79 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "11:101 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "12:73 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
      "13:63 TS2345: Argument of type 'Pa' is not assignable to parameter of type 'Ipa'. Type 'Pa' is not assignable to type '{ readonly __space?: \"ipa\" | undefined; }'. Types of property '__space' are incompatible. Type '\"pa\" | undefined' is not assignable to type '\"ipa\" | undefined'. Type '\"pa\"' is not assignable to type '\"ipa\"'.",
      "14:85 BT3034: 'ipa' and 'pa' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(n: u32): u32 { let x: u32; x = n; return x; }
export function g(n: u32): u32 { const y = n; y = 2; return y; }
export function h(n: u32): u32 { if (n > 1) return 1; }
export function i(n: u32): u32 { return missing; }`,
    reports: [
      "2:38 BT1008: 'x' has no initial value; write `= …`.",
      "3:47 TS2588: Cannot assign to 'y' because it is a constant.",
      "4:28 TS2366: Function lacks ending return statement and return type does not include 'undefined'.",
      "5:41 TS2304: Cannot find name 'missing'.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class Node { next: Node | null = null; }
const node = new Node();
export function f(n: u32): u32 { while (n) { break; } return n; }
export function g(n: u32): u32 { do { } while (n); return n; }
export function h(n: u32): u32 { for (; n; ) { break; } return n; }
export function i(n: u32): u32 { return n ? 1 : 2; }
export function j(): boolean { return !node.next; }
export function k(n: u32, b: boolean): boolean { return b && n; }`,
    reports: [
      '4:41 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '5:48 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '6:41 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '7:41 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      '8:40 BT3004: A condition is a boolean; compare with 0 or null explicitly.',
      "9:50 TS2322: Type 'false | u32' is not assignable to type 'boolean'. Type 'u32' is not assignable to type 'boolean'.",
    ],
  },
  {
    source: `import { type u32, type Fixed, fixed, fixedOf } from '@bulkhead/bare';
class Box { n: u32 = 1; }
const cells: Fixed<u32, 3> = fixed(4, 0);
const boxes: Fixed<Box, 2> = fixed(2, new Box());
function take(xs: Fixed<u32, 3>): u32 { return xs[0]; }
export function f(): u32 { return take(fixed(3, 1)) + cells[3] + boxes[0].n; }
export function g(): u32 { const xs: Fixed<u32, 4> = fixed(4, 1); return take(xs); }
export function h(b: Box): u32 { take(new Box()); return b.n; }`,
    reports: [
      "3:7 TS2322: Type 'Fixed<0, 4>' is not assignable to type 'Fixed<u32, 3>'. Type '4' is not assignable to type '3'.",
      '4:30 BT1018: Storage is made where it is declared; write `fixedOf(2, …)` here.',
      '6:40 BT3027: Storage is not made here; make `fixed(…)` the value of a `const` of its own, or of a field.',
      '6:61 BT3021: The index 3 is outside the length 3.',
      "7:79 TS2345: Argument of type 'Fixed<u32, 4>' is not assignable to parameter of type 'Fixed<u32, 3>'. Type '4' is not assignable to type '3'.",
      "8:39 TS2345: Argument of type 'Box' is not assignable to parameter of type 'Fixed<u32, 3>'. Type 'Box' is missing the following properties from type 'Fixed<u32, 3>': length, [Symbol.iterator]",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class Node { n: u32 = 1; next: Node | null = null; }
const node = new Node();
export function f(): u32 { return node.next.n; }
export function g(other: Node | null): u32 { return other.n; }
export function h(): Node { return null; }
export function i(): u32 { return node.next?.n ?? 0; }
export function j(): u32 { return node.next!.n; }`,
    reports: [
      "4:35 TS18047: 'node.next' is possibly 'null'.",
      "5:53 TS18047: 'other' is possibly 'null'.",
      "6:29 TS2322: Type 'null' is not assignable to type 'Node'.",
      '7:48 BT3003: The language does not have `??`; test for null.',
      '8:35 BT3003: The language does not have `!`; test for null.',
    ],
  },
  {
    source: `import { type u32, type Atomic, atomic } from '@bulkhead/bare';
class Cell { n: Atomic<u32> = atomic(1); }
const cell = new Cell();
export function f(): u32 { return cell.n + 1; }
export function g(): void { cell.n = 4; }
export function h(): void { cell.n++; }
export function i(): boolean { return cell.n === 4; }`,
    reports: [
      "4:35 TS2365: Operator '+' cannot be applied to types 'Atomic<u32>' and 'number'.",
      "5:29 TS2322: Type 'number' is not assignable to type 'Atomic<u32>'.",
      "6:29 TS2356: An arithmetic operand must be of type 'any', 'number', 'bigint' or an enum type.",
      "7:39 TS2367: This comparison appears to be unintentional because the types 'Atomic<u32>' and 'number' have no overlap.",
    ],
  },
  {
    source: `import { used, hidden, absent } from './other.ts';
import { gone } from './missing.ts';
import type { Kind } from './other.ts';
export function f(): boolean { return used() === hidden() && absent() === gone() && Kind.A === 0; }`,
    files: {
      'other.ts':
        'export function used(): boolean { return true; }\nfunction hidden(): boolean { return true; }\nexport enum Kind { A }\n',
    },
    reports: [
      "1:16 TS2459: Module '\"./other.ts\"' declares 'hidden' locally, but it is not exported.",
      "1:24 TS2305: Module '\"./other.ts\"' has no exported member 'absent'.",
      "2:22 TS2307: Cannot find module './missing.ts' or its corresponding type declarations.",
      "4:85 TS1361: 'Kind' cannot be used as a value because it was imported using 'import type'.",
    ],
  },
  {
    source: `import { type u32, type u8, bit, bits, bitFields } from '@bulkhead/bare';
const Status = bitFields('u8', { on: bit(0), level: bits(3, 1) });
const HIGH: u8 = Status.of({ level: 8 });
export function f(v: u8): u8 { return Status.missing(v); }
export function g(v: u8): u8 { return Status.with(v, { other: 1 }); }
export function h(v: u32): boolean { return Status.on(v); }
export function i(v: u8): u8 { return Status.of({ on: 1 }); }
export function j(): u8 { return HIGH; }`,
    reports: [
      "3:37 BT3001: 8 does not fit the field 'level' (3 bits).",
      "4:46 TS2339: Property 'missing' does not exist on type 'BitFields<u8, { on: BitField<boolean>; level: BitField<\"register\">; }>'.",
      "5:56 TS2353: Object literal may only specify known properties, and 'other' does not exist in type 'Values<{ on: BitField<boolean>; level: BitField<\"register\">; }, u8>'.",
      "6:55 TS2345: Argument of type 'u32' is not assignable to parameter of type 'u8'. Type 'u32' is not assignable to type '{ readonly __int?: \"u8\" | undefined; }'. Types of property '__int' are incompatible. Type '\"u32\" | undefined' is not assignable to type '\"u8\" | undefined'. Type '\"u32\"' is not assignable to type '\"u8\"'.",
      "7:51 TS2322: Type 'number' is not assignable to type 'boolean | undefined'.",
    ],
  },
  {
    source: `import { type u8, type u32, type Integer } from '@bulkhead/bare';
interface Sized { readonly size: u32 }
interface Named { readonly id: u32 }
function size<T extends Sized>(item: T): u32 { return item.size; }
function twice<T extends Integer>(x: T): T { return x; }
class Box<T extends Sized> { n: u32 = 0; item: T | null = null; }
export function f(n: Named): u32 { return size(n); }
export function g(b: boolean): boolean { return twice(b); }
export function h(b: Box<Named>): u32 { return b.n; }
export function i(): u32 { return size<Sized, Sized>({ size: 1 }); }`,
    reports: [
      '6:48 BT2006: Only references can be null, not `T | null`; use a value that means none. (T = Named)',
      "7:48 TS2345: Argument of type 'Named' is not assignable to parameter of type 'Sized'. Property 'size' is missing in type 'Named' but required in type 'Sized'.",
      "8:42 TS2322: Type 'Integer' is not assignable to type 'boolean'. Type 'number' is not assignable to type 'boolean'.",
      "8:55 TS2345: Argument of type 'boolean' is not assignable to parameter of type 'Integer'.",
      "9:26 TS2344: Type 'Named' does not satisfy the constraint 'Sized'. Property 'size' is missing in type 'Named' but required in type 'Sized'.",
      '10:40 TS2558: Expected 1 type arguments, but got 2.',
    ],
  },
  {
    source: `import type { u32, u8 } from '@bulkhead/bare';
interface Point { readonly x: u32; readonly y: u8 }
function take(p: Point): u32 { return p.x; }
export function f(): u32 { return take({ x: 1 }); }
export function g(): u32 { return take({ x: 1, y: 2, z: 3 }); }
export function h(p: Point): u32 { p.x = 4; return p.x; }
export function i(): u32 { return take({ x: 1, y: 256 }); }
export function j(p: Point): u32 { return take({ ...p }); }
export function k(p: Point): boolean { return p === p; }`,
    reports: [
      "4:40 TS2345: Argument of type '{ x: number; }' is not assignable to parameter of type 'Point'. Property 'y' is missing in type '{ x: number; }' but required in type 'Point'.",
      "5:54 TS2353: Object literal may only specify known properties, and 'z' does not exist in type 'Point'.",
      "6:38 TS2540: Cannot assign to 'x' because it is a read-only property.",
      '7:51 BT3001: 256 does not fit u8.',
      '8:50 BT3022: Write each member as `name: value` or `name`.',
      '9:47 BT3017: Point and Point cannot be compared.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class Counter { private n: u32 = 0; readonly id: u32 = 1; add(by: u32): u32 { this.n += by; return this.n; } }
const counter = new Counter();
export function f(): u32 { return counter.n; }
export function g(): u32 { return counter.add(); }
export function h(): u32 { return counter.add(1, 2); }
export function i(): u32 { return counter.sub(1); }
export function j(): u32 { counter.id += 1; return counter.id; }
export function k(): u32 { const add = counter.add; return add(1); }`,
    reports: [
      "4:43 TS2341: Property 'n' is private and only accessible within class 'Counter'.",
      '5:43 TS2554: Expected 1 arguments, but got 0.',
      '6:50 TS2554: Expected 1 arguments, but got 2.',
      "7:43 TS2339: Property 'sub' does not exist on type 'Counter'.",
      "8:36 TS2540: Cannot assign to 'id' because it is a read-only property.",
      "9:40 BT3019: Counter has no 'add' in the language.",
    ],
  },
  {
    source: `import type { u8, u32, i32, i8, u64 } from '@bulkhead/bare';
const BIG: u8 = 256;
const SUM: u8 = 200 + 56;
const NEG: u32 = 3 - 4;
const DIV: u32 = 1 / 0;
const FAR: u64 = 1n << 64n;
const LOW: i8 = -129;
const WIDE: u32 = 1 << 32;
const MIXED: u64 = BIG;
export function f(): u32 { return NEG + DIV + WIDE; }
export function g(): u8 { return BIG + SUM; }
export function h(): i8 { return LOW; }
export function i(): u64 { return FAR + MIXED; }`,
    reports: [
      '2:17 BT3001: 256 does not fit u8.',
      '3:17 BT3001: 256 does not fit u8.',
      '4:18 BT3001: -1 does not fit u32.',
      '5:18 BT3008: Division by zero.',
      '6:18 BT3009: A shift by 64 is outside the width of bigint literal.',
      '7:17 BT3001: -129 does not fit i8.',
      '8:19 BT3001: 4294967296 does not fit u32.',
      "9:7 TS2322: Type 'u8' is not assignable to type 'u64'. Type 'u8' is not assignable to type 'bigint'.",
    ],
  },
  {
    source: `import type { u32, i32, u64 } from '@bulkhead/bare';
export function f(a: i32, n: u32): i32 { return a >>> n; }
export function g(a: u32, n: u32): u32 { return a >> n; }
export function h(a: u64, n: u32): u64 { return a << n; }
export function i(a: u32, n: i32): u32 { return a << n; }
export function j(a: u32): u32 { let x = a; x <<= 32; return x; }`,
    reports: [
      '2:49 BT3015: Write `>>`: that is the right shift of i32.',
      '3:49 BT3015: Write `>>>`: that is the right shift of u32.',
      "4:49 TS2365: Operator '<<' cannot be applied to types 'u64' and 'u32'.",
      '5:49 BT3016: A shift count is an unsigned integer, u64 for 64-bit values; this is i32.',
      '6:45 BT3009: A shift by 32 is outside the width of u32.',
    ],
  },
  {
    source: `import { type u32, type Locked, locked, acquire, type Guard } from '@bulkhead/bare';
class Queue { n: u32 = 0; }
const queue: Locked<Queue> = locked(new Queue());
export function f(): u32 { return queue.n; }
export function g(): u32 { return queue.value.n; }
export function h(): u32 { using guard = acquire(new Queue()); return guard.value.n; }
export function i(): u32 { using guard = acquire(queue); return guard.n; }`,
    reports: [
      "4:41 TS2339: Property 'n' does not exist on type 'Locked<Queue>'.",
      "5:41 TS2339: Property 'value' does not exist on type 'Locked<Queue>'.",
      "6:50 TS2345: Argument of type 'Queue' is not assignable to parameter of type 'Locked<object>'. Type 'Queue' is missing the following properties from type 'Locked<object>': [CONTENT], [HELD]",
      "6:83 TS2339: Property 'n' does not exist on type 'object'.",
      "7:71 TS2339: Property 'n' does not exist on type 'Guard<Queue>'.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
const table: readonly u32[] = [1, 2];
const empty: readonly u32[] = [];
const mixed: readonly u32[] = [1, n];
let n: u32 = 0;
export function f(): void { table[0] = 1; }
export function g(): u32 { return table[2] + mixed[0] + empty[0]; }
export function h(): void { table.push(3); }
export function i(): readonly u32[] { return table; }`,
    reports: [
      "3:7 BT1011: 'empty' must be declared as a table of constants: `const empty: readonly u32[] = [1, 2]`.",
      "4:35 TS2448: Block-scoped variable 'n' used before its declaration.",
      "4:35 TS2454: Variable 'n' is used before being assigned.",
      "6:29 TS2542: Index signature in type 'readonly u32[]' only permits reading.",
      '7:41 BT3021: The index 2 is outside the length 2.',
      "8:35 TS2339: Property 'push' does not exist on type 'readonly u32[]'.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
enum Kind { A, B }
enum Other { A, B }
export function f(k: Kind): u32 { switch (k) { case Kind.A: return 1; } return 2; }
export function g(k: Kind): boolean { return k === Other.A; }
export function h(): Kind { return Kind.C; }
export function i(k: Kind): u32 { switch (k) { case Kind.A: return 1; case Kind.A: return 2; default: return 3; } }
export function j(k: Kind): Other { return k; }`,
    reports: [
      '4:43 BT4010: No case handles Kind.B; add one for each, or a `default`.',
      "5:46 TS2367: This comparison appears to be unintentional because the types 'Kind' and 'Other' have no overlap.",
      "6:41 TS2339: Property 'C' does not exist on type 'typeof Kind'.",
      '7:76 BT4008: There is already a case for 0.',
      "8:37 TS2322: Type 'Kind' is not assignable to type 'Other'.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
let n: u32 = 1;
const STEP: u32 = 3;
enum Bad { A = n, B = STEP - 4, C = A + 1 }
enum Loop { A = Loop.B + STEP, B = Loop.A + STEP }
export function f(): u32 { return Bad.A; }
export function g(): u32 { return Bad.B; }
export function h(): u32 { return Loop.A; }`,
    reports: [
      '4:23 BT3007: The value -1 does not fit u32; compute in a wider type.',
      '5:17 TS2651: A member initializer in a enum declaration cannot reference members declared after it, including members defined in other enums.',
      "6:35 BT1010: 'Bad.A' is not an integer from 0 to 2^32 - 1; give the enum member such a value.",
    ],
  },
  {
    source: `import type { u32, ReadonlySlice, u8, Slice } from '@bulkhead/bare';
import { bytesOf, slice } from '@bulkhead/bare';
export function f(text: string): u8 { return text[0]; }
export function g(text: string): boolean { return text === 'a'; }
export function h(text: string): string { return text + 'b'; }
export function i(n: u32): string { return \`n is \${n}\`; }
export function j(text: string): Slice<u8> { return bytesOf(text); }
export function k(text: string): u32 { return text.indexOf('a'); }`,
    reports: [
      "3:39 TS2322: Type 'string' is not assignable to type 'u8'. Type 'string' is not assignable to type 'number'.",
      '4:51 BT3017: string and string cannot be compared.',
      '5:50 BT3014: An integer is wanted here, not string.',
      '6:44 BT3003: The language does not have a template with substitutions; write its parts one after another.',
      "7:46 TS2322: Type 'ReadonlySlice<u8>' is not assignable to type 'Slice<u8>'. Types of property '__writes' are incompatible. Type 'boolean | undefined' is not assignable to type 'true | undefined'. Type 'false' is not assignable to type 'true'.",
      "8:47 BT3024: 'text.indexOf' cannot be called; call a function or a method by its name.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
type Result = { readonly ok: true; readonly value: u32 } | { readonly ok: false; readonly error: u32 };
function make(n: u32): Result { return { ok: true, value: n }; }
export function f(): u32 { return make(1).value; }
export function g(): Result { return { ok: false, value: 1 }; }
export function h(): Result { return { value: 1 }; }
export function i(r: Result): u32 { if (r.ok) return r.error; return r.error; }
export function j(r: Result): boolean { return r === r; }
export function k(r: Result): u32 { r.ok = false; return 1; }`,
    reports: [
      "4:43 TS2339: Property 'value' does not exist on type 'Result'. Property 'value' does not exist on type '{ readonly ok: false; readonly error: u32; }'.",
      "5:51 TS2353: Object literal may only specify known properties, and 'value' does not exist in type '{ readonly ok: false; readonly error: u32; }'.",
      "6:31 TS2322: Type '{ value: number; }' is not assignable to type 'Result'. Property 'ok' is missing in type '{ value: number; }' but required in type '{ readonly ok: true; readonly value: u32; }'.",
      "7:56 TS2339: Property 'error' does not exist on type '{ readonly ok: true; readonly value: u32; }'.",
      '8:48 BT3017: Result and Result cannot be compared.',
      "9:39 TS2540: Cannot assign to 'ok' because it is a read-only property.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(n: u32): u32 { let x = n; return x = 2; }
export function g(n: u32): u32 { let x = n; if (x++ > 1) return 1; return (x += 2); }
export function h(n: u32): u32 { let a = n, b = n; a = b = 3; return a + b; }
export function i(n: u32): u32 { let x = n; const y = [x++]; return x; }
export function j(n: u32): u32 { return (n, n); }`,
    reports: [
      '2:52 BT3011: An assignment is a statement; write it on its own.',
      '3:49 BT3011: An assignment is a statement; write it on its own.',
      '3:76 BT3011: An assignment is a statement; write it on its own.',
      '4:56 BT3011: An assignment is a statement; write it on its own.',
      '5:55 BT3003: The language does not have an array literal here; declare the tuple that it is, or make it a module-level `const` table.',
      '6:42 TS2695: Left side of comma operator is unused and has no side effects.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export async function f(): Promise<void> {}
export function* g() {}
export function h(n: u32 = 1): u32 { return n; }
export function i(...n: u32[]): u32 { return 1; }
export function j(n?: u32): u32 { return 1; }
export function k({ n }: { readonly n: u32 }): u32 { return n; }
export function l(n: u32) { return n; }`,
    reports: [
      '2:23 BT1020: Functions have no `async`; poll, or wait for an interrupt.',
      '3:16 BT1020: Functions have no generators; use a loop.',
      '4:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '5:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '6:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '7:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      "8:17 BT1015: 'l' has no result type; write it after the parameters: `): u32`.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
function even(n: u32): boolean { return n === 0 ? true : odd(n - 1); }
function odd(n: u32): boolean { return n === 0 ? false : even(n - 1); }
class Walker { n: u32 = 0; walk(): u32 { return this.n === 0 ? 0 : this.walk(); } }
const walker = new Walker();
export function f(n: u32): boolean { return even(n); }
export function g(): u32 { return walker.walk(); }`,
    reports: [
      '2:10 BT6001: Recursion: even → odd → even. The stack would not be bounded; use a loop.',
      '4:28 BT6001: Recursion: Walker.walk → Walker.walk. The stack would not be bounded; use a loop.',
    ],
  },
];
