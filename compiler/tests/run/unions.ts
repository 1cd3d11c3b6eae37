import type { RunCase } from '../support/run-case.ts';

export const UNION_CASES: RunCase[] = [
  {
    name: 'results: made, returned, tested, passed on',
    source: `
type Result = { readonly ok: true; readonly value: u64; readonly width: u8 } | { readonly ok: false; readonly error: u32 };
function divide(a: u64, b: u64): Result { if (b === 0n) return { ok: false, error: 7 }; return { ok: true, value: a / b, width: 3 }; }
function half(a: u64): Result { const r = divide(a, 2n); if (!r.ok) return r; return { ok: true, width: r.width, value: r.value + 1n }; }
function orZero(r: Result): u64 { return r.ok ? r.value : 0n; }
export function value(a: u64, b: u64): u64 { const r = divide(a, b); if (r.ok) return r.value + u64(r.width); return u64(r.error) * 100n; }
export function both(a: u64): u64 { return orZero(half(a)) + orZero(divide(a, 0n)); }
export function last(n: u32): u64 { let r: Result = { ok: false, error: n }; for (let i: u32 = 0; i < n; i++) r = divide(u64(i) * 10n, 2n); if (r.ok) return r.value; return u64(r.error); }
export function chosen(b: boolean): u32 { const r: Result = b ? { ok: true, value: 1n, width: 9 } : { ok: false, error: 2 }; return r.ok ? u32(r.width) : r.error; }
export function tested(b: u64): boolean { return divide(1n, b).ok; }`,
    calls: {
      'value(12, 4)': 6,
      'value(1, 0)': 700,
      'both(10)': 6,
      'last(0)': 0,
      'last(3)': 10,
      'chosen(1)': 9,
      'chosen(0)': 2,
      'tested(0)': 0,
      'tested(1)': 1,
    },
  },
  {
    name: 'variants by enum member: named interfaces, an exhaustive switch, references inside, unions inside structs',
    source: `
enum Kind { Idle, Read, Move }
class Device { hits: u32 = 0; }
const device = new Device();
interface Idle { readonly kind: Kind.Idle }
interface Read { readonly kind: Kind.Read; readonly from: Device; readonly size: u16 }
interface Move { readonly kind: Kind.Move; readonly x: i32; readonly y: i64 }
type Request = Idle | Read | Move;
interface Entry { readonly at: u32; readonly request: Request }
function make(k: u32): Request { if (k === 0) return { kind: Kind.Idle }; if (k === 1) return { kind: Kind.Read, from: device, size: 12 }; return { kind: Kind.Move, x: -3, y: 5n }; }
function handle(request: Request): i64 {
  switch (request.kind) {
    case Kind.Idle: return 1n;
    case Kind.Read: request.from.hits++; return i64(request.size);
    case Kind.Move: return i64(request.x) * request.y;
  }
}
export function run(k: u32): i64 { return handle(make(k)); }
export function hits(): u32 { return device.hits; }
export function entry(k: u32): u32 { const e: Entry = { at: 4, request: make(k) }; return e.request.kind === Kind.Read ? e.at + u32(e.request.size) : e.at; }
export function kind(k: u32): u32 { return make(k).kind; }`,
    calls: {
      'run(0)': 1,
      'run(1)': 12,
      'run(2)': -15,
      'hits()': 1,
      'entry(1)': 16,
      'entry(2)': 4,
      'kind(2)': 2,
    },
  },
  {
    name: 'unions and tuples in fields, in one another and in structs: initial values, assigned as a whole',
    source: `
enum Kind { Idle, At }
type Where = { readonly kind: Kind.Idle } | { readonly kind: Kind.At; readonly place: readonly [u32, u64]; readonly last: Answer };
type Answer = { readonly ok: true; readonly value: u8 } | { readonly ok: false };
interface Entry { readonly where: Where; readonly on: boolean }
class Job {
  where: Where = { kind: Kind.At, place: [7, 1n << 40n], last: { ok: true, value: 9 } };
  pair: readonly [u8, boolean] = [3, true];
  entry: Entry = { where: { kind: Kind.Idle }, on: true };
}
const job = new Job();
function show(where: Where): u64 { switch (where.kind) { case Kind.Idle: return 1n; case Kind.At: return u64(where.place[0]) + where.place[1] + (where.last.ok ? u64(where.last.value) : 500n); } }
export function first(): u64 { return show(job.where); }
export function pair(): u32 { const [a, on] = job.pair; return on ? u32(a) : 0; }
export function entry(): u64 { return show(job.entry.where); }
export function moved(x: u32): u64 { job.where = { kind: Kind.At, place: [x, 2n], last: { ok: false } }; job.pair = [u8(x), false]; job.entry = { where: job.where, on: false }; return show(job.entry.where) * 1000n + u64(pair()); }
export function local(): u64 { const j = new Job(); const w = j.where; j.where = { kind: Kind.Idle }; return show(w) + show(j.where); }`,
    calls: {
      'first()': (1n << 40n) + 16n,
      'pair()': 3,
      'entry()': 1,
      'moved(5)': 507000,
      'local()': (1n << 40n) + 17n,
    },
  },
];
