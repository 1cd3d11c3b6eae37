import type { RunCase } from '../support/run-case.ts';

const PRELUDE = "import { type u32, u64, type Fixed, fixed } from '@bulkhead/bare';\n";

export const MODULE_CASES: RunCase[] = [
  {
    name: 'imports: functions, constants, statics, classes, enums, types; modules of one name; cycles of functions',
    source: `
import { LIMIT, total, Kind, type Pair, shared, Counter } from './deep/data.ts';
import { helper as renamed } from './other/data.ts';
import { again } from './barrel.ts';
export function even(n: u32): boolean { return n % 2 === 0; }
export function all(n: u32): u32 { shared[1] = n; const p: Pair = { left: n, right: LIMIT }; return total() + p.right + renamed(1) + Kind.Big + again(); }
export function counts(): u32 { counter.value += 1; return counter.value; }
const counter = new Counter();`,
    files: {
      'deep/data.ts': `${PRELUDE}
export const LIMIT = 8;
export const enum Kind { Small, Big = 1000 }
export interface Pair { readonly left: u32; readonly right: u32 }
export class Counter { value: u32 = LIMIT; }
export const shared: Fixed<u32, 8> = fixed(LIMIT, 0);
export function total(): u32 { let n: u32 = 0; for (const x of shared) n += x; return n; }`,
      'other/data.ts': `${PRELUDE}export function helper(n: u32): u32 { return n + 100; }`,
      'barrel.ts': `export { again } from './other/again.ts';\nexport * from './other/data.ts';`,
      'other/again.ts': `${PRELUDE}import { even } from '../main.ts';
export function again(): u32 { return even(4) ? 10000 : 0; }`,
    },
    calls: { 'all(5)': 11114, 'counts()': 9, 'even(3)': 0 },
  },
  {
    name: 'a constant that is another constant, which nothing else uses',
    source: `
import { FIRST } from './numbers.ts';
const SECOND: u64 = FIRST;
export function second(): u64 { return SECOND; }`,
    files: { 'numbers.ts': `${PRELUDE}const ZEROTH: u64 = 42n;\nexport const FIRST: u64 = ZEROTH;` },
    calls: { 'second()': 42n },
  },
  {
    name: 'names that C keeps for itself',
    source: `
class Odd { register: u32 = 1; int: u32 = 2; double(): u32 { return this.register + this.int; } }
const odd = new Odd();
export function auto(signed: u32, self: u32, t1: u32, a_b: u32, string: u32): u32 { const long = signed + self; const main = long + t1; return main + a_b + string + odd.double(); }
export function u(x: u32): u32 { const modules_u = x; return modules_u; }
export function dollar($: u32): u32 { const $a = $; return $a; }
export function shadow(x: u32): u32 { let y = x; { const x: u32 = 100; y += x; } for (let x: u32 = 0; x < 2; x++) y += x; return y; }`,
    calls: { 'auto(1, 2, 3, 4, 5)': 18, 'u(4)': 4, 'dollar(6)': 6, 'shadow(1)': 102 },
  },
  {
    name: 'unsafe files: memory, atomics, addresses, overlays',
    source: `
import { roundTrip, exchange, seen, misaligned, copied, sizes } from './memory.unsafe.ts';
export function memory(x: u64): u64 { return roundTrip(x); }
export function atomics(x: u32): u32 { return exchange(x); }
export function overlaid(): u32 { return seen(); }
export function crooked(): u32 { return misaligned(); }
export function bulk(): u64 { return copied(); }
export function sized(): u64 { return sizes(); }`,
    files: {
      'memory.unsafe.ts': `${PRELUDE}
import { addressOf, compareExchangeU32, copyMemory, fetchAddU32, fetchAndU32, fetchOrU32, fillMemory, loadAcquireU32, loadU16, loadU32, loadU64, loadU8, overlay, sizeOf, storeReleaseU32, storeU16, storeU32, storeU64, storeU8 } from '@bulkhead/bare/unsafe';
class Header { magic: u32 = 0; version: u32 = 0; size: u64 = 0n; }
const words: Fixed<u64, 4> = fixed(4, 0n);
const copy: Fixed<u64, 4> = fixed(4, 0n);
/** Safety: own storage. */
export function roundTrip(x: u64): u64 {
  const at = addressOf(words);
  storeU64(at, x);
  storeU8(at, 0x11);
  storeU16(at + 2n, 0x2222);
  storeU32(at + 4n, loadU32(at));
  return loadU64(at) + u64(loadU8(at)) + u64(loadU16(at + 2n));
}
/** Safety: own storage. */
export function exchange(x: u32): u32 {
  const at = addressOf(words);
  storeReleaseU32(at, x);
  const a = compareExchangeU32(at, x, 10);
  const b = compareExchangeU32(at, x + 1, 20);
  const c = fetchAddU32(at, 5);
  const d = fetchOrU32(at, 0x10);
  const e = fetchAndU32(at, 0x1c);
  return a * 100000 + b * 1000 + c + d + e + loadAcquireU32(at);
}
/** Safety: a header fits. */
export function seen(): u32 {
  words[0] = 0x2_0000_0001n;
  const header = overlay(Header, addressOf(words));
  header.size = 40n;
  return header.magic + header.version + u32of(words[1]);
}
function u32of(x: u64): u32 { return x === 40n ? 40 : 0; }
/** Safety: fails its check. */
export function misaligned(): u32 { return overlay(Header, addressOf(words) + 4n).magic; }
class Sample { at: u64 = 0n; header: Header = new Header(); mode: Mode = Mode.Off; low: u32 = 0; }
const enum Mode { Off, On }
const sample = new Sample();
/** Safety: asks for sizes. */
export function sizes(): u64 {
  return measure(words) * 1000000n + measure(sample) * 1000n + sizeOf(sample.header);
}
/** Safety: asks for a size. */
function measure<T extends object>(object: T): u64 { return sizeOf(object); }
/** Safety: the sizes are those of the arrays. */
export function copied(): u64 {
  fillMemory(addressOf(words), 0x5a, 32n);
  copyMemory(addressOf(copy), addressOf(words), 24n);
  return copy[2] - 0x5a5a5a5a5a5a5a00n + copy[3];
}`,
    },
    calls: {
      'memory(0x8877665544332200)': 0x2222_2211n * 0x1_0000_0001n + 0x11n + 0x2222n,
      'atomics(7)': 710000 + 10 + 15 + 31 + 28,
      'overlaid()': 43,
      'crooked()': 'check alignment',
      'bulk()': 0x5a,
      'sized()': 32_032_016,
    },
  },
];
