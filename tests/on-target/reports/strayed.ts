import type { u64 } from '@bulkhead/bare';
import { printLine } from '@bulkhead/sdk';
import { write } from './write.unsafe.ts';

/** @cold */
function store(address: u64): void {
  printLine('writing');
  write(address);
  printLine('written');
}

/** @cold */
function stray(address: u64): void {
  store(address + 0x40n);
  printLine('back');
}

export function main(): void {
  stray(0x4020_0000n);
  printLine('at the end');
}
