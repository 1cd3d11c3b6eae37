import { type Fixed, fixed, type u32 } from '@bulkhead/bare';
import { printLine } from '@bulkhead/sdk';

const table: Fixed<u32, 4> = fixed(4, 1);

/** @cold */
function lookUp(index: u32): u32 {
  return table[index];
}

export function main(): void {
  let sum: u32 = 0;
  for (let i: u32 = 0; i < 8; i++) sum += lookUp(i);
  if (sum > 4) printLine('never');
}
