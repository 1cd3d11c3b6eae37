import type { Refusal } from '../support/refusal.ts';

export const UNIONS_REFUSALS: Refusal[] = [
  {
    source: `import type { u32 } from '@bulkhead/bare';
type Named = { readonly kind: 'a'; readonly x: u32 } | { readonly kind: 'b' | 'c' };
type Late = { readonly x: u32; readonly ok: true } | { readonly ok: false };
type Twice = { readonly ok: true } | { readonly ok: true; readonly x: u32 };
export function f(a: Named, b: Late, c: Twice, d: { readonly ok: true } | { readonly ok: false }): void {}`,
    reports: [
      "2:1 BT2011: The variants of 'Named' cannot be told apart; let each start with a `readonly` tag of one name: `true` or `false`, an enum member, or a literal text.",
      "3:1 BT2011: The variants of 'Late' cannot be told apart; let each start with a `readonly` tag of one name: `true` or `false`, an enum member, or a literal text.",
      "4:1 BT2011: The variants of 'Twice' cannot be told apart; let each start with a `readonly` tag of one name: `true` or `false`, an enum member, or a literal text.",
      '5:51 BT2010: This type has no name; declare an `interface` or `type` for it.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
enum Kind { A, B, C }
type Any = { readonly kind: Kind.A; readonly x: u32 } | { readonly kind: Kind.B; readonly x: u32 } | { readonly kind: Kind.C };
export function f(a: Any): u32 { return a.x; }
export function g(a: Any): u32 { if (a.kind === Kind.C) return 0; return a.x; }
export function h(a: Any): void { let n: u32 = 0; switch (a.kind) { case Kind.A: n = a.x; break; case Kind.C: break; } }
function isA(a: Any): a is { readonly kind: Kind.A; readonly x: u32 } { return true; }
export function i(a: Any): boolean { return isA(a); }
export function j(kind: Kind.A | Kind.B): Any { return { kind, x: 1 }; }`,
    reports: [
      "4:43 TS2339: Property 'x' does not exist on type 'Any'. Property 'x' does not exist on type '{ readonly kind: Kind.C; }'.",
      "5:74 BT3031: 'x' may be missing here; test 'kind' of the Any first.",
      '6:59 BT4010: No case handles Kind.B; add one for each, or a `default`.',
      '7:23 BT2005: The type `a is { readonly kind: Kind.A; readonly x: u32 }` is not in the language here; see docs/language.md, Types.',
      "9:58 BT3032: Write the tag 'kind' of the variant as a constant.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
type Result = { readonly ok: true; readonly node: Node } | { readonly ok: false };
class Node { x: u32 = 0; result: Result = { ok: false }; }
class Leaf { x: u32 = 0; }
type Found = { readonly ok: true; readonly leaf: Leaf } | { readonly ok: false };
export function f(a: Node): void {}
export function g(b: boolean): Found { const leaf = new Leaf(); if (b) return { ok: true, leaf }; return { ok: false }; }`,
    reports: [
      "7:79 BT3030: A reference to 'leaf' would outlive it: it is returned. Make 'leaf' a module-level `const`, or pass on what it holds.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
type Result = { readonly ok: true; readonly value: u32 } | { readonly ok: false };
class Last { result: Result = { ok: false }; pair: readonly [u32, boolean] = [1, true]; }
const last = new Last();
function forget(): void { last.result = { ok: false }; }
export function f(): u32 { if (!last.result.ok) return 0; forget(); return last.result.value; }
export function g(): u32 { const r = last.result; return r.ok ? r.value : last.pair[0]; }`,
    reports: [
      '6:76 BT3203: `last.result` may have changed since its tag was tested; make a `const` of it, and test and read that.',
    ],
  },
];
