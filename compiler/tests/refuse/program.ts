import type { Refusal } from '../support/refusal.ts';

export const PROGRAM_REFUSALS: Refusal[] = [
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(n: u32): u32 { return g(n); }
function g(n: u32): u32 { return h(n); }
function h(n: u32): u32 { return n === 0 ? 0 : g(n - 1); }
class C { x: u32 = 1; m(): void { this.m(); } }
const c = new C();
export function k(): void { c.m(); }`,
    reports: [
      '3:10 BT6001: Recursion: g → h → g. The stack would not be bounded; use a loop.',
      '5:23 BT6001: Recursion: C.m → C.m. The stack would not be bounded; use a loop.',
    ],
  },
  {
    source: `import { b } from './other.ts';
import type { u32 } from '@bulkhead/bare';
/** @layout */
export const SIZE: u32 = 1;
export function f(): u32 { return b; }`,
    files: {
      'other.ts': `import type { u32 } from '@bulkhead/bare';
/** @layout */
export const SIZE: u32 = 2;
export const b = 1;`,
    },
    reports: ["other.ts:3:14 BT6003: Two declarations marked `@layout` define 'SIZE'; rename one."],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
export function f(n: u32): u32 { return n +; }`,
    reports: ['2:44 TS1109: Expression expected.'],
  },
  {
    source: `import type { u32, u64 } from '@bulkhead/bare';
export function f(n: u32, m: u64): u32 { const x: u32 = m; return n + m + missing; }
export function g(n: u32): u32 { switch (n) { case 1: f(n, 1n); case 2: return 2; } }`,
    reports: [
      "2:48 TS2322: Type 'u64' is not assignable to type 'u32'. Type 'u64' is not assignable to type 'number'.",
      "2:67 TS2365: Operator '+' cannot be applied to types 'u32' and 'u64'.",
      "2:75 TS2304: Cannot find name 'missing'.",
      "3:28 TS2366: Function lacks ending return statement and return type does not include 'undefined'.",
      '3:47 TS7029: Fallthrough case in switch.',
    ],
  },
];
