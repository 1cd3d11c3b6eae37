import type { Refusal } from '../support/refusal.ts';

export const STATEMENTS_REFUSALS: Refusal[] = [
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(x: u32): void {
  throw 1;
}
export function g(x: u32): void {
  try { f(x); } catch {}
  for (const k in [1]) {}
  outer: while (true) { break outer; }
  function inner(): void {}
  class C {}
  debugger;
  with (x) {}
}`,
    reports: [
      '3:3 BT4001: The language does not have `throw`; return a result that says so, or `panic`.',
      '6:3 BT4001: The language does not have `try`; functions return their errors.',
      '7:3 BT4001: The language does not have `for…in`; use `for…of` or an index.',
      '8:3 BT4001: The language does not have labels; put the loop into a function and return.',
      '9:3 BT4001: The language does not have nested functions; declare it at module level.',
      '10:3 BT4001: The language does not have nested classes; declare it at module level.',
      '11:3 BT4001: The language does not have `debugger`; set a breakpoint.',
      "12:3 TS1101: 'with' statements are not allowed in strict mode.",
      "12:3 TS2410: The 'with' statement is not supported. All symbols in a 'with' block will have type 'any'.",
    ],
  },
  {
    source: `import { type u32, type Fixed, fixed } from '@bulkhead/bare';
const a: Fixed<u32, 4> = fixed(4, 0);
export function f(s: string): void { let x: u32 = 0; for (x of a) {} for (const [k] of [[1]]) {} for (const c of s) {} }`,
    reports: [
      '3:59 BT4002: Write `for (const name of array)`.',
      '3:88 BT3003: The language does not have an array literal here; declare the tuple that it is, or make it a module-level `const` table.',
      '3:114 BT4003: string cannot be iterated; `for…of` takes an array.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(s: string, n: u32, m: u32): u32 { switch (s) { case 'a': return 1; } switch (n) { case m: return 1; case 2: const k = n; return k; case 2: return 3; case -1: return 4; default: return 2; } }`,
    reports: [
      '2:61 BT4004: A switch is over an integer or an enum, not over string.',
      '2:106 BT4007: A case is a constant; use `if` for other values.',
      '2:127 BT4006: Put the statements of this case into braces: a declaration belongs to its case.',
      '2:155 BT4008: There is already a case for 2.',
      '2:173 BT3001: -1 does not fit u32.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
function g(): void {}
export function f(x: u32): void { const a = g(); let b = null; x; x + 1; x === 2; (x); }`,
    reports: [
      '3:41 BT4005: A variable cannot hold void; declare it with a type that it can have.',
      '3:54 BT4005: A variable cannot hold null; declare it with a type that it can have.',
      '3:64 BT4009: This statement has no effect; assign or use its value, or remove it.',
      '3:67 BT4009: This statement has no effect; assign or use its value, or remove it.',
      '3:74 BT4009: This statement has no effect; assign or use its value, or remove it.',
      '3:83 BT4009: This statement has no effect; assign or use its value, or remove it.',
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
enum Kind { A, B, C }
type Level = 1 | 2 | 3;
export function f(k: Kind): void { let n: u32 = 0; switch (k) { case Kind.A: n = 1; break; } }
export function g(k: Kind): void { let n: u32 = 0; if (k === Kind.A) return; switch (k) { case Kind.B: n = 1; break; } }
export function h(l: Level): void { let n: u32 = 0; switch (l) { case 1: case 3: n = 1; break; } }
export function i(k: Kind): void { let n: u32 = 0; switch (k) { case Kind.A: n = 1; break; default: break; } }`,
    reports: [
      '4:60 BT4010: No case handles Kind.B, Kind.C; add one for each, or a `default`.',
      '5:86 BT4010: No case handles Kind.C; add one for each, or a `default`.',
      '6:61 BT4010: No case handles 2; add one for each, or a `default`.',
    ],
  },
  {
    source: `import { type u32, panic } from '@bulkhead/bare';
enum Kind { A, B }
export function f(n: u32): u32 { return n; n += 1; }
export function g(n: u32): u32 { while (true) { n += 1; if (n > 4) continue; break; n = 2; } panic('x'); return n; }
export function h(k: Kind): u32 { if (k === Kind.A) return 1; switch (k) { case Kind.A: return 2; case Kind.B: return 3; } }`,
    reports: [
      '3:44 TS7027: Unreachable code detected.',
      '4:85 TS7027: Unreachable code detected.',
      '4:106 TS7027: Unreachable code detected.',
      "5:81 TS2678: Type 'Kind.A' is not comparable to type 'Kind.B'.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(x: boolean): void { let y = x; y &&= true; y ||= false; let z: u32 = 1; z **= 2; }`,
    reports: [
      '2:52 BT3003: The language does not have `&&=`; write the condition out.',
      '2:64 BT3003: The language does not have `||=`; write the condition out.',
      '2:93 BT3003: The language does not have `**=`; write the condition out.',
    ],
  },
];
