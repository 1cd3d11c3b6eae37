/** Assertions of partitions under test: a line for each, which the host compares (`support.ts`). */
import type { u32, u64 } from '@bulkhead/bare';
import { print, printHex, printLine } from '@bulkhead/sdk';

class Tally {
  failed: u32 = 0;
}

const tally = new Tally();

/** `ok <name>`, or `not ok <name>: 0x… is not 0x…`. */
export function expectEqual(name: string, actual: u64, expected: u64): void {
  const ok = actual === expected;
  print(ok ? 'ok ' : 'not ok ');
  print(name);
  if (!ok) {
    tally.failed += 1;
    print(': ');
    printHex(actual);
    print(' is not ');
    printHex(expected);
  }
  printLine('');
}

export function expectTrue(name: string, condition: boolean): void {
  expectEqual(name, condition ? 1n : 0n, 1n);
}

/** The last line of a suite. */
export function finish(): void {
  printLine(tally.failed === 0 ? 'all ok' : 'some failed');
}
