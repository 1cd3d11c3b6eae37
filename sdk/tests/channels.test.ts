/** Sampling and queuing ports: any interleaving, any order that the memory model allows, any peer. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as ports from './model/ports.ts';
import { Agent, SharedMemory } from './model/shared.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

const PORTS = 0x7f_0000_0000n;
const STRIDE = 0x10_0000n;
const DEPTH = 3;
let memory: SharedMemory;

/** Private state of fresh ends. */
function reset(): void {
  Object.assign(ports.writer, { isStarted: false, count: 0 });
  Object.assign(ports.reader, { taken: 0 });
  Object.assign(ports.sender, { isStarted: false, head: 0 });
  Object.assign(ports.receiver, { isStarted: false, tail: 0 });
  memory = new SharedMemory();
}

/** Message n: n in every word. */
function fill(number: number): void {
  for (let i = 0; i < ports.outgoing.words.length; i++) ports.outgoing.words[i] = BigInt(number);
}

/** The number of the message that was read; a torn one has none. */
function numberRead(): number {
  const numbers = [...new Set(ports.incoming.words)];
  return numbers.length === 1 ? Number(numbers[0]) : Number.NaN;
}

/** Writes messages 1, 2, 3 … */
function writing() {
  let number = 1;
  const agent = new Agent(memory, [ports.writer], () => {
    fill(number);
    ports.write();
  });
  return { agent, step: () => agent.step() && number++ };
}

/** Sends them, each until there was room. */
function sending() {
  const results: number[] = [];
  let number = 1;
  const agent = new Agent(memory, [ports.sender], () => {
    fill(number);
    return ports.send();
  });
  const step = () => {
    const finished = agent.step();
    if (finished) results.push(finished.result);
    if (finished?.result === 0) number++;
  };
  return { agent, step, results };
}

function receiving() {
  const results: number[] = [];
  const numbers: number[] = [];
  const agent = new Agent(memory, [ports.receiver], () => ports.receive());
  const step = () => {
    const finished = agent.step();
    if (finished) results.push(finished.result);
    if (finished?.result === 0) numbers.push(numberRead());
  };
  return { agent, step, results, numbers };
}

function reading() {
  const numbers: number[] = [];
  const agent = new Agent(memory, [ports.reader], () => ports.read());
  const step = () => {
    if (agent.step()?.result) numbers.push(numberRead());
  };
  return { agent, step, numbers };
}

interface End {
  readonly agent: { readonly pending: Parameters<SharedMemory['commit']>[0] };
  readonly step: () => unknown;
}

/** Each move is a step of one end, or one of its stores that becomes visible. */
const moves = fc.array(fc.tuple(fc.nat(3), fc.nat(7)), { minLength: 50, maxLength: 500, size: 'max' });

/** The sender runs ahead, its stores close behind: up to four messages while the reader stands still. */
function burst(end: End, choice: number): void {
  for (let i = 0; i < choice % 32; i++) {
    end.step();
    memory.commit(end.agent.pending, choice >>> (i & 7));
  }
}

function play(ends: readonly [End, End], schedule: readonly (readonly [number, number])[]): void {
  for (const [kind, choice] of schedule) {
    const end = ends[kind & 1]!;
    if (kind < 2) end.step();
    else if (kind < 4) memory.commit(end.agent.pending, choice);
    else burst(ends[0], choice);
  }
}

describe('sampling', () => {
  const isAscending = (numbers: readonly number[]) =>
    numbers.every((number, index) => number >= (numbers[index - 1] ?? 1));
  /** Long schedules: a reader is overtaken only when the writer is three messages ahead. */
  const whole = (hasBarriers: boolean) =>
    fc.property(fc.infiniteStream(fc.nat(1 << 20)), (choices) => {
      reset();
      memory.hasBarriers = hasBarriers;
      const [from, to] = [writing(), reading()];
      const schedule = [...choices.take(1000)].map((bits) => [bits % 5, bits >>> 3] as const);
      play([from, to], schedule);
      return isAscending(to.numbers);
    });

  it('gives whole messages that never go back', () => {
    fc.assert(whole(true), { numRuns: 100 });
  });

  it('needs its barrier: without it the model finds a torn message', () => {
    expect(fc.check(whole(false), { numRuns: 300, seed: 1, endOnFailure: true }).failed).toBe(true);
  });

  it('gives the newest message', () => {
    reset();
    const [from, to] = [writing(), reading()];
    expect(to.agent.complete()).toBe(false);
    for (let number = 1; number <= 9; number++) {
      fill(number);
      while (!from.step());
      while (from.agent.pending.length > 0) memory.commit(from.agent.pending, 0);
      expect(new Agent(memory, [], () => ports.hasNew()).complete()).toBe(true);
      expect(to.agent.complete()).toBe(true);
      expect(numberRead()).toBe(number);
      expect(new Agent(memory, [], () => ports.hasNew()).complete()).toBe(false);
    }
  });

  it.each([0xffff_fffd, 0xffff_fffe, 0xffff_ffff])('goes on when the count wraps (from %i)', (count) => {
    reset();
    memory.words.set(PORTS, BigInt(count));
    for (let number = 1; number <= 9; number++) {
      fill(number);
      new Agent(memory, [ports.writer], () => ports.write()).complete();
      expect(new Agent(memory, [ports.reader], () => ports.read()).complete()).toBe(true);
      expect(numberRead()).toBe(number);
    }
  });

  it('gives up on a writer that is always faster', () => {
    reset();
    let count = 1n;
    memory.tamper = (address, found) => {
      if (address !== PORTS) return found;
      count += 3n;
      return count;
    };
    expect(new Agent(memory, [ports.reader], () => ports.read()).complete()).toBe(false);
  });
});

describe('queuing', () => {
  it('delivers every message once, whole and in order', () => {
    fc.assert(
      fc.property(moves, (schedule) => {
        reset();
        const [from, to] = [sending(), receiving()];
        play([from, to], schedule);
        expect(to.numbers).toEqual(to.numbers.map((_, index) => index + 1));
        expect(from.results).not.toContain(2);
        expect(to.results).not.toContain(2);
      }),
      { numRuns: 300 },
    );
  });

  it('takes as many messages as fit, and says when it is full or empty', () => {
    reset();
    const [from, to] = [sending(), receiving()];
    for (let round = 0; round < 5; round++) {
      expect(to.agent.complete()).toBe(1);
      for (let i = 0; i < DEPTH; i++) expect(from.agent.complete()).toBe(0);
      expect(from.agent.complete()).toBe(1);
      for (let i = 0; i < DEPTH; i++) expect(to.agent.complete()).toBe(0);
    }
  });

  it('goes on where it was when an end is restarted', () => {
    reset();
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 10, maxLength: 60 }), (actions) => {
        reset();
        let [sent, taken] = [0, 0];
        for (const action of actions) {
          if (action === 2) Object.assign(ports.sender, { isStarted: false, head: 0 });
          if (action === 3) Object.assign(ports.receiver, { isStarted: false, tail: 0 });
          fill(sent + 1);
          if (action === 0 && new Agent(memory, [ports.sender], () => ports.send()).complete() === 0) sent++;
          if (action !== 1) continue;
          const result = new Agent(memory, [ports.receiver], () => ports.receive()).complete();
          expect(result).toBe(sent === taken ? 1 : 0);
          if (result === 0) expect(numberRead()).toBe(++taken);
        }
      }),
    );
  });
});

describe('a malicious peer', () => {
  const SLOT = 32n;
  /** What an end may touch: counters, and slots of the first region. */
  const isInside = (address: bigint, port: bigint, slots: bigint) => {
    const offset = address - PORTS - port * STRIDE;
    return offset === 0n || offset === STRIDE / 2n || (offset >= 64n && offset + 8n <= 64n + slots * SLOT);
  };
  /** An end against a memory that holds something else at every look, its own region excepted. */
  function against(values: readonly bigint[], own: bigint, port: bigint, slots: bigint): void {
    let next = 0;
    memory.tamper = (address, found) => {
      expect(isInside(address, port, slots)).toBe(true);
      return address === own ? found : (values[next++ % values.length] ?? 0n);
    };
  }
  const edge = fc.constantFrom(0n, 1n, 2n, 3n, 5n, 6n, 7n, 0x7fff_ffffn, 0x8000_0000n, 0xffff_ffffn);
  const values = fc.array(fc.oneof(edge, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })), { minLength: 1 });

  it('spoils nothing but contents', () => {
    fc.assert(
      fc.property(values, (found) => {
        reset();
        fill(1);
        against(found, PORTS + STRIDE, 1n, BigInt(DEPTH));
        const sent = new Agent(memory, [ports.sender], () => ports.send()).complete();
        expect([0, 1, 2]).toContain(sent);
        against(found, PORTS + STRIDE + STRIDE / 2n, 1n, BigInt(DEPTH));
        const received = new Agent(memory, [ports.receiver], () => ports.receive()).complete();
        expect([0, 1, 2]).toContain(received);
        against(found, 0n, 0n, 4n);
        expect([true, false]).toContain(new Agent(memory, [ports.reader], () => ports.read()).complete());
        for (const address of memory.words.keys()) expect(isInside(address, 1n, BigInt(DEPTH))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(Array.from({ length: 2 * DEPTH }, (_, own) => own))('any counter against %i', (own) => {
    for (const other of [...Array(4 * DEPTH).keys(), 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]) {
      reset();
      memory.words.set(PORTS + STRIDE, BigInt(own));
      memory.words.set(PORTS + STRIDE + STRIDE / 2n, BigInt(other));
      const used = other < 2 * DEPTH ? (own - other + 2 * DEPTH) % (2 * DEPTH) : Infinity;
      const expected = used > DEPTH ? 2 : used === DEPTH ? 1 : 0;
      expect(new Agent(memory, [ports.sender], () => ports.send()).complete()).toBe(expected);
      reset();
      memory.words.set(PORTS + STRIDE, BigInt(other));
      memory.words.set(PORTS + STRIDE + STRIDE / 2n, BigInt(own));
      const waiting = other < 2 * DEPTH ? (other - own + 2 * DEPTH) % (2 * DEPTH) : Infinity;
      const outcome = waiting > DEPTH ? 2 : waiting === 0 ? 1 : 0;
      expect(new Agent(memory, [ports.receiver], () => ports.receive()).complete()).toBe(outcome);
    }
  });
});
