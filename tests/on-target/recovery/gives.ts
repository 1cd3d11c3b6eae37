import type { u32 } from '@bulkhead/bare';
import { printLine, waitForWindow } from '@bulkhead/sdk';

export function main(): void {
  for (let i: u32 = 0; i < 50; i++) waitForWindow();
  printLine('gave 50 windows back');
}
