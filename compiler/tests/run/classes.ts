import type { RunCase } from '../support/run-case.ts';

export const CLASS_CASES: RunCase[] = [
  {
    name: 'static readonly constants, of literals and of each other, also as case labels and lengths',
    source: `
class Ring {
  static readonly SIZE = 8;
  static readonly MASK: u32 = Ring.SIZE - 1;
  private static readonly START: u64 = 1n << 40n;
  static readonly NAME = 'ring';
  bytes: Fixed<u8, 8> = fixed(Ring.SIZE, 0);
  head: u32 = Ring.MASK;
  push(byte: u8): void { this.bytes[this.head & Ring.MASK] = byte; this.head = wrappingAdd(this.head, 1); }
  start(): u64 { return Ring.START; }
}
const ring = new Ring();
export function push(byte: u8): u32 { ring.push(byte); return ring.head * 1000 + u32(ring.bytes[7]); }
export function start(): u64 { return ring.start(); }
export function name(): u32 { return Ring.NAME.length; }
export function small(x: u8): u8 { return x + Ring.SIZE; }
export function label(x: u32): u32 { switch (x) { case Ring.MASK: return 1; case Ring.SIZE: return 2; default: return 3; } }`,
    calls: {
      'push(9)': 8009,
      'start()': 1n << 40n,
      'name()': 4,
      'small(247)': 255,
      'small(248)': 'check overflow',
      'label(7)': 1,
      'label(8)': 2,
      'label(9)': 3,
    },
  },
  {
    name: 'methods call each other, and those of embedded and referred objects',
    source: `
class Bus {
  ports: Fixed<Port, 2> = fixedOf(2, () => new Port());
  spare: Port = new Port();
  current: Port | null = null;
  select(i: u32): Port { const port = this.ports[i]; this.current = port; return port; }
  send(i: u32, byte: u8): u32 { return this.select(i).send(byte) + this.total(); }
  total(): u32 { let n: u32 = 0; for (const port of this.ports) n += port.counter.value(); return n; }
  again(): u32 { return this.current === null ? this.spare.send(1) : this.current.counter.value(); }
}
class Port {
  counter: Counter = new Counter();
  last: u8 = 0;
  send(byte: u8): u32 { this.last = byte; this.counter.add(u32(byte)); return this.counter.value(); }
}
class Counter {
  private n: u32 = 100;
  add(by: u32): void { this.n += by; }
  value(): u32 { return this.n; }
}
const bus = new Bus();
export function none(): u32 { return bus.again(); }
export function send(i: u32, byte: u8): u32 { return bus.send(i, byte); }
export function again(): u32 { return bus.again(); }`,
    calls: {
      'none()': 101,
      'send(1, 5)': 105 + 205,
      'send(0, 7)': 107 + 212,
      'again()': 107,
      'send(2, 1)': 'check index',
    },
  },
  {
    name: 'storage of nested objects starts with the values of every level',
    source: `
class Leaf { readonly id: u16 = 7; on: boolean = true; pad: u64 = 3n; }
class Row { leaves: Fixed<Leaf, 3> = fixedOf(3, () => new Leaf()); weights: Fixed<Fixed<i8, 2>, 2> = fixedOf(2, () => fixed(2, -1)); }
class Table { rows: Fixed<Row, 2> = fixedOf(2, () => new Row()); tail: Leaf = new Leaf(); }
const table = new Table();
const zero: Fixed<Fixed<u32, 2>, 2> = fixedOf(2, () => fixed(2, 0));
export function id(r: u32, l: u32): u64 { const leaf = table.rows[r].leaves[l]; return leaf.on ? u64(leaf.id) + leaf.pad : 0n; }
export function weight(): i8 { return table.rows[1].weights[1][0] + table.rows[0].weights[0][1]; }
export function tail(): u16 { table.tail.on = false; return table.tail.id; }
export function apart(): boolean { table.rows[0].leaves[2].on = false; return table.rows[0].leaves[1].on && table.rows[1].leaves[2].on; }
export function zeros(): u32 { return zero[1][1]; }`,
    calls: {
      'id(1, 2)': 10,
      'id(2, 0)': 'check index',
      'weight()': -2,
      'tail()': 7,
      'apart()': 1,
      'zeros()': 0,
    },
  },
];
