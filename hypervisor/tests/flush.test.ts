/** Output on a shared core: any writes, at any time of the frame, go out in the windows of who wrote, a frame a time. */
import { acquire } from '@bulkhead/bare';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ConsoleKind, CoreRecord } from '../abi/configuration.ts';
import { FRAME_MAX_BYTES } from '../abi/console.ts';
import { outputDue } from '../core/console/due.ts';
import { openPort } from '../core/console/port.ts';
import { type ByteRing, ringCount, ringPut } from '../core/console/ring.ts';
import { Cpu } from '../core/cpu.ts';
import { armFlush, flushInTurn } from '../core/flush.ts';
import { Partition, partitions } from '../core/partition.ts';
import { nameHolders } from '../core/schedule.ts';
import { advance, buildTimeline } from '../core/timeline.ts';
import { initializeUart } from '../platform/pl011.ts';
import { boardWith, UART } from './model/board.ts';
import { COUNTER_HZ, type Machine } from './model/machine.ts';
import { Pl011 } from './model/pl011.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

/** Microseconds, and ticks. The last two have no window: they run in what the others leave. */
const WINDOWS = [
  { start: 0, end: 300 },
  { start: 300, end: 600 },
] as const;
const FRAME = 1000;
const COUNT = 4;

const write = fc.record({
  who: fc.nat(COUNT - 1),
  frames: fc.nat(3),
  offset: fc.nat(299),
  bytes: fc.integer({ min: 1, max: 400 }),
  /** Bytes that the UART takes then. */
  room: fc.integer({ min: 1, max: 200 }),
});

class Core {
  readonly cpu = new Cpu();
  readonly uart = new Pl011();
  readonly machine: Machine;

  constructor() {
    const consoleKind = ConsoleKind.Hypercall;
    this.machine = boardWith(Array.from({ length: COUNT }, () => ({ cores: [0], consoleKind }))).machine;
    this.machine.devices.push(this.uart);
    initializeUart(UART);
    const { cpu } = this;
    cpu.shared = true;
    cpu.residentCount = COUNT;
    for (let index = 0; index < COUNT; index++) {
      const partition = partitions.of(index);
      partition.index = index;
      partition.console = new Partition().console;
      openPort(partition.console, index + 1);
      cpu.residents[index]!.partition = partition;
      cpu.residents[index]!.vcpu = partition.vcpus[0]!;
      cpu.residentOf[index] = index;
    }
    const record = new CoreRecord();
    record.majorFrameNs = BigInt(FRAME) * 1000n;
    record.windowCount = WINDOWS.length;
    for (const [index, { start, end }] of WINDOWS.entries()) {
      record.windows[index]!.startNs = BigInt(start) * 1000n;
      record.windows[index]!.durationNs = BigInt(end - start) * 1000n;
      record.windows[index]!.partition = index;
    }
    buildTimeline(cpu.timeline, record, COUNTER_HZ, 0n);
    nameHolders(cpu);
  }

  output(index: number): ByteRing {
    using guard = acquire(partitions.of(index).console.state);
    return guard.value.output;
  }

  waiting(): number[] {
    return Array.from({ length: COUNT }, (_, index) => ringCount(this.output(index)));
  }

  /** The timer, a little late each time as behind another exit. Returns when all that was due until then is done. */
  runUntil(time: bigint, late: bigint): void {
    const { cpu, machine } = this;
    for (let at = cpu.flushAt; at !== 0n && at <= time; at = cpu.flushAt) {
      if (at > machine.counter) machine.counter = at + late;
      const before = this.waiting();
      // As the core does: nothing at the end of a window, and once more in the next.
      flushInTurn(cpu);
      advance(cpu.timeline, machine.counter);
      if (cpu.flushAt === at) flushInTurn(cpu);
      const sent = this.waiting().map((left, index) => before[index]! - left);
      const senders = [...sent.keys()].filter((index) => sent[index] !== 0);
      expect(senders.length).toBeLessThanOrEqual(1);
      for (const index of senders) {
        expect(sent[index]).toBeLessThanOrEqual(FRAME_MAX_BYTES);
        const place = Number(machine.counter) % FRAME;
        const window = WINDOWS[index];
        if (window) expect(place >= window.start && place < window.end, `${index} at ${place}`).toBe(true);
      }
      expect(cpu.flushAt === 0n || cpu.flushAt > machine.counter).toBe(true);
    }
    if (machine.counter < time) machine.counter = time;
  }

  /** A write, at a time when its partition may run. */
  write(who: number, count: number): void {
    const { cpu, machine } = this;
    advance(cpu.timeline, machine.counter);
    cpu.window = cpu.timeline.segments[cpu.timeline.index]!.resident;
    const output = this.output(who);
    for (let i = 0; i < count; i++) ringPut(output, 0x61);
    armFlush(cpu, partitions.of(who), outputDue(output));
  }
}

test('nobody sends in the window of another, at most one frame a time, and everything goes out', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 20 }), fc.bigInt(0n, 40n), (writes, late) => {
      const core = new Core();
      for (const { who, frames, offset, bytes, room } of writes) {
        const frame = Math.ceil(Number(core.machine.counter) / FRAME) + frames;
        core.uart.room = room;
        core.runUntil(BigInt(frame * FRAME + (WINDOWS[who]?.start ?? 600) + offset), late);
        core.write(who, bytes);
      }
      core.uart.room = 1_000_000;
      core.runUntil(core.machine.counter + BigInt(100 * FRAME), late);
      expect(core.waiting()).toEqual([0, 0, 0, 0]);
      expect(core.cpu.flushAt).toBe(0n);
    }),
    { numRuns: 200, seed: 1 },
  );
});
