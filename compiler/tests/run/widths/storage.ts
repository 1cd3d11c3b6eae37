import type { RunCase } from '../../support/run-case.ts';
import { call, literal, type Width } from './spelling.ts';

/** Values at the ends in every kind of storage; neighbours stay as they are. */
export function stored(width: Width): RunCase {
  const { name, least, most } = width;
  const n = (value: bigint) => literal(width, value);
  return {
    name: `${name}: the ends of the type in fields, arrays, tables, structs, tuples and variables`,
    source: `
class Row { before: ${name} = ${n(0n)}; middle: ${name} = ${n(most)}; after: ${name} = ${n(0n)}; }
interface Ends { readonly low: ${name}; readonly high: ${name} }
const row = new Row();
const cells: Fixed<${name}, 3> = fixed(3, ${n(0n)});
const full: Fixed<${name}, 2> = fixed(2, ${n(most)});
const ends: readonly ${name}[] = [${n(least)}, ${n(most)}];
let kept: ${name} = ${n(least)};
function both(ends: Ends): readonly [${name}, ${name}] { return [ends.high, ends.low]; }
export function field(): ${name} { return row.middle; }
export function write(x: ${name}): boolean { row.middle = x; return row.before === ${n(0n)} && row.after === ${n(0n)} && row.middle === x; }
export function cell(x: ${name}): boolean { cells[1] = x; return cells[0] === ${n(0n)} && cells[2] === ${n(0n)} && cells[1] === x; }
export function filled(i: u32): ${name} { return full[i]; }
export function end(i: u32): ${name} { return ends[i]; }
export function pair(first: boolean): ${name} { const [high, low] = both({ low: ${n(least)}, high: ${n(most)} }); return first ? high : low; }
export function kept_(): ${name} { return kept; }
export function keep(x: ${name}): ${name} { kept = x; return kept; }`,
    calls: {
      'field()': most,
      [call('write', least)]: 1,
      [call('write', most)]: 1,
      [call('cell', least)]: 1,
      [call('cell', most)]: 1,
      'filled(1)': most,
      'filled(2)': 'check index',
      'end(0)': least,
      'end(1)': most,
      'end(2)': 'check index',
      'pair(1)': most,
      'pair(0)': least,
      'kept_()': least,
      [call('keep', most)]: most,
    },
  };
}

/** Labels, steps and bounds at the ends. */
export function controlled(width: Width): RunCase {
  const { name, least, most } = width;
  const n = (value: bigint) => literal(width, value);
  return {
    name: `${name}: a switch and loops over the ends of the type`,
    source: `
export function label(x: ${name}): u32 {
  switch (x) {
    case ${n(least)}: return 1;
    case ${n(most)}: return 2;
    case ${n(1n)}:
    case ${n(2n)}: return 3;
    default: return 4;
  }
}
export function upTo(from: ${name}): u32 { let n: u32 = 0; for (let i: ${name} = from; i < ${n(most)}; i++) n++; return n; }
export function past(from: ${name}): u32 { let n: u32 = 0; for (let i: ${name} = from; i <= ${n(most)}; i++) n++; return n; }
export function down(from: ${name}): u32 { let n: u32 = 0; let x = from; while (x !== ${n(least)}) { x--; n++; } return n; }
export function choose(x: ${name}): ${name} { return x === ${n(most)} ? ${n(least)} : ${n(most)}; }`,
    calls: {
      [call('label', least)]: 1,
      [call('label', most)]: 2,
      [call('label', 2n)]: 3,
      [call('label', 3n)]: 4,
      [call('upTo', most - 3n)]: 3,
      [call('upTo', most)]: 0,
      [call('past', most - 1n)]: 'check overflow',
      [call('down', least + 5n)]: 5,
      [call('choose', most)]: least,
      [call('choose', least)]: most,
    },
  };
}

/** Constants are folded to the ends of the type, and have it afterwards. */
export function constants(width: Width): RunCase {
  const { name, bits, least, most } = width;
  const n = (value: bigint) => literal(width, value);
  return {
    name: `${name}: constants at the ends, folded from one another`,
    source: `
const HIGH: ${name} = ${n(most)};
const LOW: ${name} = ${n(least)};
const NEXT = HIGH - ${n(1n)};
const MIDDLE: ${name} = (HIGH + LOW) / ${n(2n)};
const EXACT: ${name} = ${n(most)} + ${n(1n)} - ${n(1n)};
const AROUND = wrappingAdd(HIGH, ${n(1n)});
const STOPPED = saturatingAdd(HIGH, HIGH);
const WIDE: ${bits === 64 ? name : 'i64'} = ${bits === 64 ? 'HIGH' : 'i64(HIGH)'};
class Limits { static readonly TOP: ${name} = HIGH; top: ${name} = Limits.TOP; }
const limits = new Limits();
export function high(): ${name} { return HIGH; }
export function low(): ${name} { return LOW; }
export function next(): ${name} { return NEXT; }
export function over(): ${name} { let x = NEXT; x += ${n(1n)}; x += ${n(1n)}; return x; }
export function middle(): ${name} { return MIDDLE; }
export function exact(): ${name} { return EXACT; }
export function around(): ${name} { return AROUND; }
export function stopped(): ${name} { return STOPPED; }
export function wide(): boolean { return ${bits === 64 ? 'WIDE === HIGH' : `WIDE === ${most}n`}; }
export function top(): ${name} { return limits.top; }`,
    calls: {
      'high()': most,
      'low()': least,
      'next()': most - 1n,
      'over()': 'check overflow',
      'middle()': (most + least) / 2n,
      'exact()': most,
      'around()': least,
      'stopped()': most,
      'wide()': 1,
      'top()': most,
    },
  };
}

/** Atomic accesses of the width. */
export function atomics(width: Width): RunCase {
  const { name, least, most } = width;
  const n = (value: bigint) => literal(width, value);
  return {
    name: `${name}: atomic values go round the ends and keep their neighbours`,
    source: `
class Cells { first: Atomic<${name}> = atomic(${n(1n)}); middle: Atomic<${name}> = atomic(${n(most)}); last: Atomic<${name}> = atomic(${n(2n)}); }
const cells = new Cells();
export function initial(): ${name} { return cells.middle.load(); }
export function add(x: ${name}, by: ${name}): ${name} { cells.middle.store(x); cells.middle.add(by); return cells.middle.load(); }
export function exchange(x: ${name}): boolean { cells.middle.store(${n(least)}); const old = cells.middle.exchange(x); return old === ${n(least)} && cells.middle.loadRelaxed() === x; }
export function swap(expected: ${name}, x: ${name}): ${name} { cells.middle.store(${n(most)}); cells.middle.compareExchange(expected, x); return cells.middle.load(); }
export function neighbours(): boolean { return cells.first.load() === ${n(1n)} && cells.last.load() === ${n(2n)}; }`,
    calls: {
      'initial()': most,
      [call('add', most, 1n)]: least,
      [call('add', most - 1n, 1n)]: most,
      [call('exchange', most)]: 1,
      [call('exchange', least)]: 1,
      [call('swap', most, least)]: least,
      [call('swap', most - 1n, least)]: most,
      'neighbours()': 1,
    },
  };
}
