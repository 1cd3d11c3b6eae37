import type { Refusal } from '../support/refusal.ts';

export const TUPLES_REFUSALS: Refusal[] = [
  {
    source: `import type { u32 } from '@bulkhead/bare';
class A { x: u32 = 1; pair: readonly [u32, boolean] = [1, true]; }
function get(): readonly [u32, u32] { return [1, 2]; }
export function f(a: [u32, u32], b: readonly [u32, ...u32[]]): void {}
export function g(i: u32): u32 { const t = get(); const u = [1, 2]; return t[i]; }
export function h(): u32 { let [a, b] = get(); const [c, d = 3] = get(); return a + c; }
export function i(): readonly [A, u32] { const a = new A(); return [a, 1]; }
export function j(): A { const a = new A(); const t: readonly [A, u32] = [a, 1]; const [x] = t; return x; }`,
    reports: [
      '4:22 BT2005: The type `[u32, u32]` is not in the language here; see docs/language.md, Types.',
      '4:37 BT2005: The type `readonly [u32, ...u32[]]` is not in the language here; see docs/language.md, Types.',
      '5:61 BT3003: The language does not have an array literal here; declare the tuple that it is, or make it a module-level `const` table.',
      '5:78 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      '6:32 BT1007: Only a tuple can be taken apart, by `const [a, b] = …`; declare one name at a time.',
      '6:54 BT1007: Only a tuple can be taken apart, by `const [a, b] = …`; declare one name at a time.',
      "7:68 BT3030: A reference to 'a' would outlive it: it is returned. Make 'a' a module-level `const`, or pass on what it holds.",
      "8:104 BT3030: A reference to 'a' would outlive it: it is returned. Make 'a' a module-level `const`, or pass on what it holds.",
    ],
  },
  {
    source: `import { type u32, u64 } from '@bulkhead/bare';
let n: u32 = 0;
interface Range { readonly start: u32 }
class A { range: Range = { start: n }; }
const a = new A();
export function f(): u32 { return a.range.start; }`,
    reports: [
      '4:35 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
    ],
  },
];
