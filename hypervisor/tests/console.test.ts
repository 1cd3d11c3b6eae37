import { acquire } from '@bulkhead/bare';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Demultiplexer } from '../../cli/src/stream/demultiplexer.ts';
import { FRAME_CONSOLE_BASE, FRAME_LENGTH_BASE, FRAME_START } from '../abi/console.ts';
import { takeConsoleInput } from '../core/console/input.ts';
import { CONSOLE_BYTES_PER_SECOND, ConsolePort, openPort, type PortState } from '../core/console/port.ts';
import {
  ByteRing,
  RING_BYTES,
  ringClear,
  ringCount,
  ringPut,
  ringSpace,
  ringTake,
} from '../core/console/ring.ts';
import { flushPort } from '../core/console/transmitter.ts';
import { partitions } from '../core/partition.ts';
import { initializeUart } from '../platform/pl011.ts';
import { boardWith, UART } from './model/board.ts';
import { COUNTER_HZ, type Machine } from './model/machine.ts';
import { Pl011 } from './model/pl011.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

/** What the port's lock protects; no other core runs. */
function stateOf(port: ConsolePort): PortState {
  using guard = acquire(port.state);
  return guard.value;
}

const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(2, 0x40, 0x21, 0x60));
const RUNS = { numRuns: 200, seed: 1 };

let machine: Machine;
let uart: Pl011;
beforeEach(powerOn);
function powerOn(): void {
  ({ machine } = boardWith([{ cores: [0] }, { cores: [1] }, { cores: [2] }]));
  uart = new Pl011();
  machine.devices.push(uart);
  initializeUart(UART);
}

test('a ring is a queue that takes what it has room for', () => {
  const action = fc.oneof(
    fc.record({ put: fc.array(byte, { minLength: 1, maxLength: 700 }) }),
    fc.record({ take: fc.integer({ min: 1, max: 1100 }) }),
  );
  const start = fc.oneof(fc.constant(0), fc.constantFrom(0xffff_ff00, 0xffff_ffff, 1023));
  fc.assert(
    fc.property(start, fc.array(action, { maxLength: 12 }), (position, actions) => {
      const ring = new ByteRing();
      ring.head = ring.tail = position;
      const queue: number[] = [];
      for (const step of actions) {
        if ('put' in step)
          for (const value of step.put) {
            expect(ringPut(ring, value)).toBe(queue.length < RING_BYTES);
            if (queue.length < RING_BYTES) queue.push(value);
          }
        else
          for (let i = 0; i < step.take && queue.length > 0; i++) expect(ringTake(ring)).toBe(queue.shift());
        expect([ringCount(ring), ringSpace(ring)]).toEqual([queue.length, RING_BYTES - queue.length]);
      }
    }),
    RUNS,
  );
});

interface Step {
  readonly port: number;
  readonly bytes: readonly number[];
  readonly room: number;
  readonly ticks: number;
  /** How the reader happens to cut the stream. */
  readonly cut: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  port: fc.integer({ min: 0, max: 2 }),
  bytes: fc.array(byte, { maxLength: 200 }),
  room: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 300 })),
  ticks: fc.integer({ min: 0, max: 2000 }),
  cut: fc.integer({ min: 1, max: 50 }),
});

/** Collects the stream by console. */
function collector() {
  const framed = new Map<number, number[]>();
  const unframed: number[] = [];
  const stream = new Demultiplexer({
    framed: (console, bytes) => framed.set(console, [...(framed.get(console) ?? []), ...bytes]),
    unframed: (bytes) => unframed.push(...bytes),
  });
  return { stream, framed, unframed };
}

describe('frames', () => {
  test('carry every byte of every console in order, whatever room the UART has', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        powerOn();
        const ports = [0, 1, 2].map((number) => {
          const port = new ConsolePort();
          openPort(port, number + 1);
          return port;
        });
        const written: number[][] = [[], [], []];
        const { stream, framed, unframed } = collector();
        const read = (cut: number) => {
          for (const bytes = uart.sent.splice(0); bytes.length > 0; )
            stream.push(Uint8Array.from(bytes.splice(0, cut)));
        };
        for (const { port, bytes, room, ticks, cut } of steps) {
          for (const value of bytes)
            if (ringPut(stateOf(ports[port]!).output, value)) written[port]!.push(value);
          uart.room = room;
          machine.counter += BigInt(ticks);
          flushPort(ports[port]!);
          read(cut);
        }
        for (let i = 0; i < 3; i++) {
          uart.room = 10_000;
          machine.counter += COUNTER_HZ;
          for (const port of ports) while (!flushPort(port)) uart.room = 10_000;
        }
        read(1);
        stream.end();
        expect(unframed).toEqual([]);
        expect([1, 2, 3].map((console) => framed.get(console) ?? [])).toEqual(written);
      }),
      RUNS,
    );
  });

  test('of one console are at most its allowance: a burst, then so many bytes a second', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 12 }), (waits) => {
        powerOn();
        const port = new ConsolePort();
        openPort(port, 1);
        const { output } = stateOf(port);
        let sent = 0;
        for (const ticks of waits) {
          machine.counter += BigInt(ticks);
          for (let i = 0; i < 70; i++) {
            while (ringPut(output, 65));
            const before = ringCount(output);
            uart.room = 10_000;
            flushPort(port);
            sent += before - ringCount(output);
          }
          const earned = (machine.counter * CONSOLE_BYTES_PER_SECOND) / COUNTER_HZ;
          expect(BigInt(sent)).toBeLessThanOrEqual(CONSOLE_BYTES_PER_SECOND + earned);
        }
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test('of the input reach the console that they name, and no other byte does', () => {
    const frame = fc.record({
      console: fc.integer({ min: 0, max: 6 }),
      bytes: fc.array(byte, { minLength: 1, maxLength: 64 }),
    });
    const noise = fc.array(fc.integer({ min: 0x61, max: 0x7a }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, frame), { maxLength: 12 }), (sent) => {
        powerOn();
        const wanted: number[][] = [[], [], []];
        for (const [between, { console, bytes }] of sent) {
          uart.received.push(
            ...between,
            FRAME_START,
            FRAME_CONSOLE_BASE + console,
            FRAME_LENGTH_BASE + bytes.length,
            ...bytes,
          );
          if (console >= 1 && console <= 3) wanted[console - 1]!.push(...bytes);
        }
        while (uart.received.length > 0) takeConsoleInput();
        const arrived = [0, 1, 2].map((index) => {
          const { input } = stateOf(partitions.of(index).console);
          return Array.from({ length: ringCount(input) }, () => ringTake(input));
        });
        expect(arrived).toEqual(wanted.map((bytes) => bytes.slice(0, RING_BYTES)));
      }),
      RUNS,
    );
  });

  test('that are damaged do not stop the next whole ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 }), (noise) => {
        powerOn();
        // The longest frame that noise can begin has ended after so many bytes of no meaning.
        uart.received.push(
          ...noise,
          ...new Array(70).fill(0),
          FRAME_START,
          0x41,
          FRAME_LENGTH_BASE + 1,
          0x55,
        );
        while (uart.received.length > 0) takeConsoleInput();
        const { input } = stateOf(partitions.of(0).console);
        const bytes = Array.from({ length: ringCount(input) }, () => ringTake(input));
        for (const other of [1, 2]) ringClear(stateOf(partitions.of(other).console).input);
        expect(bytes.at(-1)).toBe(0x55);
      }),
      RUNS,
    );
  });
});
