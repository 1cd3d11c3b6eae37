import type { RunCase } from '../support/run-case.ts';

const ENTRY = `
const enum State { Invalid, Pending, Active, Both }
const Entry = bitFields('u64', {
  id: bits(31, 0, 'u32'),
  physical: bits(44, 32),
  priority: bits(55, 48, 'u8'),
  hardware: bit(61),
  state: enumBits<State>(63, 62),
});`;

export const BIT_FIELD_CASES: RunCase[] = [
  {
    name: 'bit fields are read by name',
    source: `${ENTRY}
export function id(v: u64): u32 { return Entry.id(v); }
export function physical(v: u64): u64 { return Entry.physical(v); }
export function priority(v: u64): u8 { return Entry.priority(v); }
export function hardware(v: u64): boolean { return Entry.hardware(v); }
export function isActive(v: u64): boolean { return Entry.state(v) === State.Active; }
export function both(v: u64): u32 {
  switch (Entry.state(v)) {
    case State.Both: return 2;
    default: return Entry.hardware(v) && Entry.id(v) > 5 ? 1 : 0;
  }
}`,
    calls: {
      'id(0xfffffffffffffff7)': 0xffff_fff7,
      'physical(0xffffffffffffffff)': 0x1fff,
      'physical(0xffffe000ffffffff)': 0,
      'priority(0x00a5000000000000)': 0xa5,
      'hardware(0x2000000000000000)': 1,
      'hardware(0xdfffffffffffffff)': 0,
      'isActive(0x8000000000000000)': 1,
      'isActive(0xc000000000000000)': 0,
      'both(0xc000000000000000)': 2,
      'both(0x2000000000000006)': 1,
    },
  },
  {
    name: 'bit fields are set by name, from zero and in a value',
    source: `${ENTRY}
export function list(id: u32, priority: u8, hardware: boolean): u64 {
  return Entry.of({ state: State.Pending, id, priority, hardware });
}
export function none(): u64 { return Entry.of({}); }
export function physical(v: u64, p: u64): u64 { return Entry.with(v, { physical: p, hardware: true }); }
export function clear(v: u64): u64 { return Entry.with(v, { state: State.Invalid, hardware: false }); }
export function fill(v: u64): u64 { return Entry.with(v, { state: State.Both, priority: 0xff }); }
export function change(v: u64, state: u32): u64 { return Entry.with(v, { state }); }
export function low(v: u64): u64 { return Entry.with(v, { physical: v & 0xfn }); }`,
    calls: {
      'list(0xffffffff, 0x80, 1)': 0x6080_0000_ffff_ffffn,
      'list(7, 0, 0)': 0x4000_0000_0000_0007n,
      'none()': 0,
      'physical(0xffffffffffffffff, 1)': 0xffff_e001_ffff_ffffn,
      'physical(0, 0x1fff)': 0x2000_1fff_0000_0000n,
      'physical(0, 0x2000)': 'check conversion',
      'clear(0xffffffffffffffff)': 0x1fff_ffff_ffff_ffffn,
      'fill(1)': 0xc0ff_0000_0000_0001n,
      'change(0x1000000000000001, 2)': 0x9000_0000_0000_0001n,
      'change(0, 4)': 'check conversion',
      'low(0x12345)': 0x5_0001_2345n,
    },
  },
  {
    name: 'bit fields in place keep their position, and the bits outside it are refused',
    source: `
const Descriptor = bitFields('u64', { valid: bit(0), table: bit(1), output: inPlace(47, 12) });
export function output(v: u64): u64 { return Descriptor.output(v); }
export function table(at: u64): u64 { return Descriptor.of({ output: at, valid: true, table: true }); }
export function move(v: u64, at: u64): u64 { return Descriptor.with(v, { output: at }); }`,
    calls: {
      'output(0xffffffffffffffff)': 0xffff_ffff_f000n,
      'table(0x40001000)': 0x4000_1003,
      'table(0x40001001)': 'check conversion',
      'table(0x1000000000000)': 'check conversion',
      'move(0xf00000000fffffff, 0x5000)': 0xf000_0000_0000_5fffn,
    },
  },
  {
    name: 'bit fields of narrow registers and of one whole register',
    source: `
const Status = bitFields('u8', { ready: bit(7), code: bits(6, 4), rest: bits(3, 0) });
const Half = bitFields('u16', { high: bits(15, 8, 'u8'), low: bits(7, 0, 'u8') });
const Word = bitFields('u32', { all: bits(31, 0) });
const Wide = bitFields('u64', { all: bits(63, 0), });
export function code(v: u8): u8 { return Status.code(v); }
export function status(code: u8, ready: boolean): u8 { return Status.of({ code, ready }); }
export function more(v: u8): u8 { return Status.with(v, { rest: 0xf, ready: !Status.ready(v) }); }
export function swap(v: u16): u16 { return Half.of({ high: Half.low(v), low: Half.high(v) }); }
export function word(v: u32): u32 { return Word.with(0, { all: v }) + Word.all(v); }
export function wide(v: u64): u64 { return Wide.with(1n, { all: Wide.all(v) }); }`,
    calls: {
      'code(0xdf)': 5,
      'status(7, 1)': 0xf0,
      'status(8, 1)': 'check conversion',
      'more(0x80)': 0x0f,
      'more(0x10)': 0x9f,
      'swap(0xab12)': 0x12ab,
      'word(0x7fffffff)': 0xffff_fffe,
      'wide(0xffffffffffffffff)': 0xffff_ffff_ffff_ffffn,
    },
  },
  {
    name: 'bit fields in constants are constants, also of another module and with named positions',
    source: `import { Control, FIRST } from './control.ts';
const START: u64 = Control.of({ enable: true, level: 2n, first: u32(3) });
const WITHOUT = Control.with(START, { enable: false });
const LEVEL = Control.level(START);
const ON = Control.enable(START);
const sizes: Fixed<u8, 8> = fixed(8, 0);
const masks: readonly u64[] = [Control.of({ level: 1n }), START];
export function start(): u64 { return START; }
export function without(): u64 { return WITHOUT; }
export function other(): u64 { return (ON ? LEVEL : 0n) + u64(sizes[u32(Control.level(START))]) + masks[0]; }
export function first(v: u64): u32 { return Control.first(v) + FIRST; }`,
    files: {
      'control.ts': `import { bit, bitFields, bits } from '@bulkhead/bare';
export const FIRST = 16;
export const Control = bitFields('u64', { enable: bit(0), level: bits(2 + 1, 2), first: bits(FIRST + 3, FIRST, 'u32') });`,
    },
    calls: {
      'start()': 0x3_0009,
      'without()': 0x3_0008,
      'other()': 6,
      'first(0x70000)': 23,
    },
  },
  {
    name: 'the values of bit fields are evaluated from left to right, then checked',
    source: `
const Pair = bitFields('u32', { high: bits(31, 16), low: bits(15, 0) });
let n: u32 = 0;
function next(): u32 { n += 1; return n; }
export function order(): u32 { return Pair.with(next(), { low: next(), high: next() }); }
export function late(v: u32): u32 { return Pair.of({ low: v, high: next() }); }
export function count(): u32 { return n; }`,
    calls: { 'order()': 0x3_0002, 'late(0x10000)': 'check conversion', 'count()': 4 },
  },
];
