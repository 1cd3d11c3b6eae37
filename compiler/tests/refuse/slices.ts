import type { Refusal } from '../support/refusal.ts';

const IMPORT = `import { type Fixed, type ReadonlySlice, type Slice, type u8, type u32, bytesOf, fixed, slice } from '@bulkhead/bare';
`;

export const SLICES_REFUSALS: Refusal[] = [
  {
    source: `${IMPORT}interface View { readonly bytes: Slice<u8> }
export function e(): View { const xs: Fixed<u8, 4> = fixed(4, 0); return { bytes: slice(xs, 0, 1) }; }
const shared: Fixed<u8, 8> = fixed(8, 0);
export function f(): Slice<u8> { const xs: Fixed<u8, 4> = fixed(4, 0); return slice(xs, 1, 3); }
export function g(): Slice<u8> { const xs: Fixed<u8, 4> = fixed(4, 0); const all: Slice<u8> = xs; return all; }
export function h(all: Slice<u8>): Slice<u8> { return slice(all, 1, 2); }
export function i(): Slice<u8> { const xs: Fixed<u8, 4> = fixed(4, 0); return h(xs); }
export function j(): u8 {
  let all: Slice<u8> = shared;
  if (shared[0] === 0) { const xs: Fixed<u8, 4> = fixed(4, 0); all = slice(xs, 0, 2); }
  return all[0];
}`,
    reports: [
      "3:74 BT3030: A reference to 'xs' would outlive it: it is returned. Make 'xs' a module-level `const`, or pass on what it holds.",
      "5:79 BT3030: A reference to 'xs' would outlive it: it is returned. Make 'xs' a module-level `const`, or pass on what it holds.",
      "6:106 BT3030: A reference to 'xs' would outlive it: it is returned. Make 'xs' a module-level `const`, or pass on what it holds.",
      "8:79 BT3030: A reference to 'xs' would outlive it: it is returned. Make 'xs' a module-level `const`, or pass on what it holds.",
      "11:70 BT3030: A reference to 'xs' would outlive it: 'all' was declared outside its block. Make 'xs' a module-level `const`, or pass on what it holds.",
    ],
  },
  {
    source: `${IMPORT}class A { part: Slice<u8> = slice(shared, 0, 1); x: u32 = 0; }
const shared: Fixed<u8, 8> = fixed(8, 0);
const all: Slice<u8> = slice(shared, 0, 8);
let some: Slice<u8> = shared;
const words: readonly u32[] = [1, 2];
export function f(a: A): u32 { return a.x + all.length + some.length; }
export function g(text: ReadonlySlice<u8>): void { text[0] = 1; }
export function h(texts: Slice<string>): u32 { return texts.length; }
export function i(n: u32): u8 { const s = slice(shared, 0, 4); return s[-1]; }
export function j(a: Slice<u8>, b: Slice<u8>): boolean { return a === b; }
export function k(s: Slice<u32>): u32 { return s.length; }
export function l(): u32 { return k(words); }
export function m(): u8 { return slice(bytesOf('a'), 0, 1)[0]; }`,
    reports: [
      '2:17 BT2103: A field cannot hold `Slice<u8>`; fields are integers, booleans, objects, arrays, value structs, unions, tuples or `X | null`.',
      '4:24 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      "5:5 BT1016: 'some' must be an integer, a boolean or `X | null`; make objects and arrays `const`: their contents stay mutable.",
      "8:52 TS2542: Index signature in type 'ReadonlySlice<u8>' only permits reading.",
      '9:26 BT2005: The type `Slice<string>` is not in the language here; see docs/language.md, Types.',
      '10:73 BT3001: -1 does not fit u32.',
      '11:65 BT3017: Slice<u8> and Slice<u8> cannot be compared.',
      '13:37 BT3002: This is readonly u32[] where Slice<u32> is wanted; convert it, or change the declared type.',
    ],
  },
];
