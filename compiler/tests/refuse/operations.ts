import type { Refusal } from '../support/refusal.ts';

export const OPERATIONS_REFUSALS: Refusal[] = [
  {
    source: `import { type i32, type u8, type u32, rotateLeft, saturatingAdd, wrappingMul } from '@bulkhead/bare';
export function f(a: i32): i32 { return rotateLeft(a, 1); }
export function g(a: u8): u8 { return saturatingAdd(a, 256); }
export function h(a: u8): u8 { return wrappingMul(a, -1); }`,
    reports: [
      '2:41 BT3029: Bits are counted and rotated in unsigned integers, not in i32.',
      '3:39 BT3001: 256 does not fit u8.',
      '4:39 BT3001: -1 does not fit u8.',
    ],
  },
  {
    source: `import { isBuilt } from '@bulkhead/bare';
export function f(): boolean { return isBuilt('Calls'); }
export function g(name: 'calls'): boolean { return isBuilt(name); }`,
    reports: [
      "2:47 BT5014: 'Calls' is not the name of a feature; write a word that begins with a small letter.",
      '3:60 BT3028: Write a string literal here: it becomes part of the program, not of its data.',
    ],
  },
];
