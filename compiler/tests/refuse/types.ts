import type { Refusal } from '../support/refusal.ts';

export const TYPES_REFUSALS: Refusal[] = [
  {
    source: `export function f(a: any): void {}`,
    reports: ['1:22 BT2001: `any` is not in the language; declare the type.'],
  },
  {
    source: `export function f(a: number, b: bigint): void {}
function g<T>(a: T): void {}
class C<T> { x: T | null = null; }
export function h(c: C<boolean>): void {}`,
    reports: [
      '1:22 BT2002: `number` has no width; declare u8, u16, u32, i8, i16 or i32.',
      '1:33 BT2003: `bigint` has no width; declare u64 or i64.',
      '3:17 BT2006: Only references can be null, not `T | null`; use a value that means none. (T = boolean)',
    ],
  },
  {
    source: `import type { u32, Fixed } from '@bulkhead/bare';
export function f(a: symbol, b: number[][], c: readonly u32[], d: u32[], e: Map<u32, u32>, g: object): void {}
export function h(a: u32 | boolean): void {}`,
    reports: [
      '2:22 BT2005: The type `symbol` is not in the language here; see docs/language.md, Types.',
      '2:33 BT2005: The type `number[][]` is not in the language here; see docs/language.md, Types.',
      '2:48 BT2005: The type `readonly u32[]` is not in the language here; see docs/language.md, Types.',
      '2:67 BT2005: The type `u32[]` is not in the language here; see docs/language.md, Types.',
      '2:77 BT2005: The type `Map<u32, u32>` is not in the language here; see docs/language.md, Types.',
      '2:95 BT2005: The type `object` is not in the language here; see docs/language.md, Types.',
      '3:22 BT2005: The type `boolean | u32` is not in the language here; see docs/language.md, Types.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(a: u32 | null): boolean { return a === null; }`,
    reports: ['2:22 BT2006: Only references can be null, not `u32 | null`; use a value that means none.'],
  },
  {
    source: `import type { u32, Fixed } from '@bulkhead/bare';
export function f(a: Fixed<u32>): u32 { return a[0]; }
export function g(a: Fixed<u32, 0>, b: Fixed<u32, 1.5>): void {}
export function h(a: Fixed<string, 2>): void {}`,
    reports: [
      '2:22 BT2007: The length of `Fixed<u32, number>` is not known; write it as a literal: `Fixed<u32, 8>`.',
      '3:22 BT2008: 0 is not a length; an array has at least one element.',
      '3:40 BT2008: 1.5 is not a length; an array has at least one element.',
      '4:22 BT2009: An array cannot hold `string`; its elements are integers, booleans, objects or arrays.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(p: { readonly a: u32 }): u32 { return p.a; }`,
    reports: ['2:22 BT2010: This type has no name; declare an `interface` or `type` for it.'],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class C { 'a b': u32 = 1; ['x']: u32 = 2; ok: u32 = 3; untyped = 1; text: string = ''; s: S = { a: 1 }; #m(): void {} n(): void { this.#m(); } }
interface S { readonly a: u32 }
const c = new C();
export function f(): u32 { c.n(); return c.ok; }`,
    reports: [
      '2:11 BT2101: A field or method has a plain name; write it as an identifier (`private` instead of `#`).',
      '2:27 BT2101: A field or method has a plain name; write it as an identifier (`private` instead of `#`).',
      "2:56 BT2102: The field 'untyped' has no declared type; write `untyped: Type = …`.",
      '2:75 BT2103: A field cannot hold `string`; fields are integers, booleans, objects, arrays, value structs, unions, tuples or `X | null`.',
      '2:105 BT2101: A field or method has a plain name; write it as an identifier (`private` instead of `#`).',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
interface Port { send(x: u32): void; readonly id: u32 }
interface Loose { a: u32; readonly b?: u32 }
export function f(p: Port): u32 { return p.id; }
export function g(p: Loose): u32 { return p.a; }`,
    reports: [
      "2:18 BT2104: 'send' makes this an interface of behaviour, not of values; use a class as the type.",
      "3:19 BT2105: 'a' must be `readonly` and present: a value struct never changes.",
      "3:27 BT2105: 'b' must be `readonly` and present: a value struct never changes.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class A { b: B = new B(); }
class B { a: A = new A(); }
const a = new A();
class Empty {}
const e = new Empty();
class Missing { declare x: u32; }
const m = new Missing();
export function f(): boolean { return a === a && e === e && m.x === 1; }`,
    reports: [
      "3:11 BT2106: 'B' would contain itself; make the field `| null` to refer to another object.",
      "5:1 BT2107: 'Empty' has no fields; write its functions at module level.",
      "7:17 BT2108: The field 'x' has no initial value; write `= …`.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
class Base { y: u32 = 1; }
class C<T> extends Base {
  static s: u32 = 1;
  x: u32 = 1;
  o?: u32;
  constructor() { super(); }
  get g(): u32 { return 1; }
  set g(v: u32) {}
  static m(): void {}
  static {}
  [key: string]: unknown;
}
export function f(c: C<u32>): u32 { return c.x; }`,
    reports: [
      '3:12 BT2109: A class cannot have `extends`; make the other object a field.',
      '4:3 BT2109: A class cannot have a static member that is not a `readonly` constant; declare it at module level.',
      '6:3 BT2109: A class cannot have an optional field; declare it `| null`.',
      '7:3 BT2109: A class cannot have a constructor; initialise the fields where they are declared.',
      '8:3 BT2109: A class cannot have an accessor; write a method.',
      '9:3 BT2109: A class cannot have an accessor; write a method.',
      '10:3 BT2109: A class cannot have a static member that is not a `readonly` constant; declare it at module level.',
      '11:3 BT2109: A class cannot have a static block; initialise module-level declarations.',
      '12:3 BT2109: A class cannot have an index signature; declare a `Fixed` field.',
    ],
  },
];
