import { readFileSync } from 'node:fs';
import type { RunCase } from '../support/run-case.ts';

/** The SDK's bounded text, in C and in JavaScript. */
export const TEXT_CASES: readonly RunCase[] = [
  {
    name: 'a bounded text keeps what fits, at module level and in a frame, and says what did not',
    source: `
import { Text } from './text.ts';
const line = new Text<8>();
function sum(bytes: ReadonlySlice<u8>): u32 { let s: u32 = 0; for (const b of bytes) s += u32(b); return s; }
export function number(n: u64): u32 {
  const message = new Text<24>();
  message.append(bytesOf('n '));
  message.appendNumber(n);
  line.clear();
  line.append(message.bytes());
  return message.length * 100 + line.length * 10 + (line.isTruncated ? 1 : 0);
}
export function cleared(): u32 {
  line.append(bytesOf('much too long'));
  line.clear();
  line.append(bytesOf('12345678'));
  return line.isTruncated ? 0 : sum(line.bytes());
}
export function last(n: u64): u8 { number(n); return line.bytes()[line.length - 1]; }
export function beyond(): u8 { line.clear(); return line.bytes()[0]; }`,
    files: { 'text.ts': readFileSync(new URL('../../../sdk/text.ts', import.meta.url), 'utf8') },
    calls: {
      'number(0)': 330,
      'number(123456)': 880,
      'number(18446744073709551615)': 2281,
      'cleared()': 420,
      'last(907)': 55,
      'beyond()': 'check index',
    },
  },
];
