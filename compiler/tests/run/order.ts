import type { RunCase } from '../support/run-case.ts';

/**
 * Two operands that leave their marks in `log`, and two that fail by different checks: `over` by overflow
 * for 255, `at` by its index for 4 and more. C leaves the order of evaluation open, and gcc and clang differ.
 */
const OPERANDS = `
let log: u32 = 0;
const cells: Fixed<u8, 4> = fixed(4, 1);
function mark(digit: u32): u32 { log = wrappingAdd(wrappingMul(log, 10), digit); return digit; }
function take(a: u32, b: u32, c: u32): u32 { return a * 100 + b * 10 + c; }
class Counter {
  value: u32 = 7;
  add(a: u32, b: u32): u32 { return this.value + a + b; }
}
const counter = new Counter();
const rows: Fixed<Fixed<u32, 4>, 4> = fixedOf(4, () => fixed(4, 5));
interface Pair { readonly first: u8; readonly second: u8 }
function made(pair: Pair): u8 { return pair.first; }
type Made = { readonly ok: true; readonly first: u8; readonly second: u8 } | { readonly ok: false };
function unwrapped(made: Made): u8 { return made.ok ? made.first : 0; }
function taken(pair: readonly [u8, u8]): u8 { return pair[0]; }
`;

interface Operator {
  readonly name: string;
  /** An expression of two u8 operands whose value is an integer or a boolean. */
  readonly of: (left: string, right: string) => string;
}

const OPERATORS: readonly Operator[] = [
  { name: 'sums', of: (l, r) => `${l} + ${r} === 0` },
  { name: 'quotients', of: (l, r) => `${l} / ${r} === 0` },
  { name: 'bit operations', of: (l, r) => `(${l} & ${r}) === 0` },
  { name: 'shifts', of: (l, r) => `${l} << (${r}) === 0` },
  { name: 'comparisons', of: (l, r) => `${l} < ${r}` },
  { name: 'equality of booleans', of: (l, r) => `${l} < 3 === ${r} < 4` },
  { name: 'wrapping operations', of: (l, r) => `wrappingSub(${l}, ${r}) === 0` },
  { name: 'saturating operations', of: (l, r) => `saturatingMul(${l}, ${r}) === 0` },
  { name: 'rotations', of: (l, r) => `rotateLeft(${l}, u32(${r})) === 0` },
  { name: 'arguments', of: (l, r) => `take(u32(${l}), 1, u32(${r})) === 0` },
  { name: 'arguments of methods', of: (l, r) => `counter.add(u32(${l}), u32(${r})) === 0` },
  { name: 'indices of indices', of: (l, r) => `rows[(${l}) & 3][(${r}) & 3] === 0` },
  { name: 'struct literals', of: (l, r) => `made({ first: ${l}, second: ${r} }) === 0` },
  {
    name: 'struct literals in another order than declared',
    of: (l, r) => `made({ second: ${l}, first: ${r} }) === 0`,
  },
  {
    name: 'variants',
    of: (l, r) => `unwrapped({ ok: true, second: ${l}, first: ${r} }) === 0`,
  },
  { name: 'tuples', of: (l, r) => `taken([${l}, ${r}]) === 0` },
  { name: 'conditions', of: (l, r) => `(${l} > 0 ? ${r} : 1) === 0` },
  { name: 'logic', of: (l, r) => `${l} > 0 && ${r} > 0` },
];

const OVER = '(x + 1)';
const AT = 'cells[i]';

function ofOperator({ name, of }: Operator): RunCase {
  return {
    name: `of two ${name} that fail, the left one fails first, and both sides take effect in order`,
    source: `${OPERANDS}
export function leftOver(x: u8, i: u32): boolean { return ${of(OVER, `${AT}`)}; }
export function leftAt(x: u8, i: u32): boolean { return ${of(`${AT}`, OVER)}; }
export function marks(): u32 {
  log = 0;
  if (${of('truncateU8(mark(1))', 'truncateU8(mark(2))')}) return log;
  return log;
}`,
    calls: {
      'leftOver(255, 9)': 'check overflow',
      'leftAt(255, 9)': 'check index',
      'leftOver(1, 9)': 'check index',
      'leftAt(255, 2)': 'check overflow',
      'marks()': 12,
    },
  };
}

export const ORDER_CASES: RunCase[] = [
  ...OPERATORS.map(ofOperator),
  {
    name: 'the target of an assignment is located before the value is computed',
    source: `${OPERANDS}
export function store(i: u32, x: u8): u8 { cells[i] = x + 1; return 0; }
export function add(i: u32, x: u8): u8 { cells[i] += x + 1; return 0; }
export function marks(): u32 { log = 0; rows[mark(1)][mark(2)] = mark(3); return log; }
export function compound(): u32 { log = 0; rows[mark(1)][mark(2)] += mark(3); return log; }`,
    calls: {
      'store(9, 255)': 'check index',
      'store(1, 255)': 'check overflow',
      'add(9, 255)': 'check index',
      'add(1, 255)': 'check overflow',
      'marks()': 123,
      'compound()': 123,
    },
  },
  {
    name: 'a compound assignment reads its target before the value is computed, and locates it once',
    source: `
let total: u32 = 1;
const cells: Fixed<u32, 4> = fixed(4, 10);
let next: u32 = 0;
function raise(): u32 { total = 100; return 5; }
function following(): u32 { next++; return next; }
export function add(): u32 { total = 1; total += raise(); return total; }
export function once(): u32 { next = 0; cells[following()] += 3; return next * 100 + cells[1] ; }
export function stepped(): u32 { next = 1; cells[following()]++; return next * 100 + cells[2]; }`,
    calls: { 'add()': 6, 'once()': 113, 'stepped()': 211 },
  },
  {
    name: 'a value read before a call keeps what it was',
    source: `
let total: u32 = 1;
function raise(by: u32): u32 { total = total + by; return total; }
export function sum(): u32 { total = 1; return total * 100 + raise(4) * 10 + total; }
export function both(): boolean { total = 1; return total === raise(1); }`,
    calls: { 'sum()': 155, 'both()': 0 },
  },
  {
    name: 'the end of a string is checked before what follows',
    source: `
const cells: Fixed<u8, 4> = fixed(4, 1);
function letter(text: string, i: u32, x: u8): u8 { return text.charCodeAt(x + 1) + cells[i]; }
function sum(text: string, i: u32, x: u8): u8 { return text.charCodeAt(i) + (x + 1); }
export function over(i: u32, x: u8): u8 { return letter('abc', i, x); }
export function index(i: u32, x: u8): u8 { return sum('abc', i, x); }`,
    calls: { 'over(9, 255)': 'check overflow', 'index(9, 255)': 'check index' },
  },
  {
    name: 'an assignment finds its place before it evaluates the value',
    source: `
class Cell { x: u32 = 0; }
class Box { cell: Cell | null = null; }
const one = new Cell();
const two = new Cell();
const box = new Box();
const cells: Fixed<u32, 4> = fixed(4, 10);
let at: u32 = 0;
function move(to: u32): u32 { at = to; box.cell = two; return 7; }
function moved(to: u32): u32 { at = to; return to; }
function sum(): u32 { return cells[0] + cells[1] * 100 + cells[2] * 10000; }
function reset(): void { for (let i: u32 = 0; i < 4; i++) cells[i] = 10; at = 0; one.x = 1; two.x = 2; box.cell = one; }
export function index(): u32 { reset(); cells[at] = move(1); return sum(); }
export function compound(): u32 { reset(); cells[at] += move(1); return sum(); }
export function other(): u32 { reset(); cells[moved(2)] = at; return sum(); }
export function turned(): u32 { reset(); cells[moved(2)] = rotateLeft(at, at); return sum(); }
export function field(): u32 { reset(); if (box.cell !== null) box.cell.x = move(1); return one.x * 10 + two.x; }
export function raised(): u32 { reset(); if (box.cell !== null) box.cell.x += move(1); return one.x * 10 + two.x; }
export function lent(): u32 { reset(); const all: Slice<u32> = cells; all[at] ^= move(1); return sum(); }
export function fails(i: u32, n: u32): u32 { reset(); cells[i] = n - 1; return 0; }`,
    calls: {
      'index()': 101007,
      'compound()': 101017,
      'other()': 21010,
      'turned()': 81010,
      'field()': 72,
      'raised()': 82,
      'lent()': 101013,
      'fails(4, 0)': 'check index',
      'fails(3, 0)': 'check overflow',
    },
  },
  {
    name: 'a value is checked before the count of its shift',
    source: `
export function left(x: u8, n: u8): u8 { return (x + 1) << n; }
export function right(x: u64, n: u64): u64 { return (x - 1n) >> n; }`,
    calls: {
      'left(255, 9)': 'check overflow',
      'left(1, 8)': 'check shift',
      'left(1, 3)': 16,
      'right(0, 64)': 'check overflow',
      'right(9, 64)': 'check shift',
    },
  },
];
