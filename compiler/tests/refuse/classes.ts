import type { Refusal } from '../support/refusal.ts';

export const CLASSES_REFUSALS: Refusal[] = [
  {
    source: `import type { u32 } from '@bulkhead/bare';
let n: u32 = 1;
class A { static readonly X: u32 = n; static readonly Y = 300; static readonly V: u32 = n + 1; static readonly Z: u32 = A.V + 1; x: u32 = 0; }
export function f(): u32 { return A.X + A.Z; }`,
    reports: [
      '3:36 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
      '3:89 BT1005: Not known at compile time; write a constant expression, or assign it in a function.',
    ],
  },
  {
    source: `import type { u8 } from '@bulkhead/bare';
class A { static readonly Y = 300; readonly x: u8 = 0; }
const a = new A();
export function f(): u8 { a.x = 1; A.Y = 3; return a.x + A.Y; }`,
    reports: [
      "4:29 TS2540: Cannot assign to 'x' because it is a read-only property.",
      "4:38 TS2540: Cannot assign to 'Y' because it is a read-only property.",
    ],
  },
  {
    source: `import type { u8 } from '@bulkhead/bare';
class A { static readonly Y = 300; static count: u8 = 0; x: u8 = 0; }
const a = new A();
export function f(): u8 { return a.x + A.Y; }
export function g(): u8 { return A.count; }`,
    reports: [
      '2:36 BT2109: A class cannot have a static member that is not a `readonly` constant; declare it at module level.',
      '4:34 BT3001: 300 does not fit u8.',
    ],
  },
];
