import { describe, expect, it } from 'vitest';
import { EventReader } from '../src/events/parse.ts';

const registers = Array.from({ length: 31 }, (_, index) => `x${index}=0x${index.toString(16)}`).join(' ');

describe('events', () => {
  it.each([
    ['start partition=0x1 restarts=0x2', { kind: 'start', partition: 1, restarts: 2 }],
    [
      'end partition=0x0 reason=0x1 restarts=0x2 injectedfaults=0x3',
      { kind: 'end', partition: 0, reason: 1, restarts: 2, injectedFaults: 3 },
    ],
    [
      'fault partition=0x2 vcpu=0x0 cause=0x1 esr=0x93800006 elr=0x40001000 far=0xffffffffffffffff ipa=0x80000000 spsr=0x3c5',
      {
        ...{ kind: 'fault', partition: 2, vcpu: 0, cause: 1, esr: 0x93800006n, elr: 0x40001000n },
        ...{ far: 0xffff_ffff_ffff_ffffn, ipa: 0x8000_0000n, spsr: 0x3c5n },
      },
    ],
    [
      `registers partition=0x2 ${registers} sp=0x40100000`,
      {
        ...{ kind: 'registers', partition: 2, sp: 0x4010_0000n },
        x: Array.from({ length: 31 }, (_, index) => BigInt(index)),
      },
    ],
    [
      'core core=0x1 partition=0x0 vcpu=0x0 exits=0x10 el2instructions=0x1000 hvc=0xc irq=0x4',
      {
        ...{ kind: 'core', core: 1, partition: 0, vcpu: 0, exits: 16n, el2Instructions: 4096n },
        exitKinds: { hvc: 12n, irq: 4n },
      },
    ],
    [
      'core core=0x1 partition=0x0 vcpu=0x0 exits=0x0',
      { kind: 'core', core: 1, partition: 0, vcpu: 0, exits: 0n, exitKinds: {} },
    ],
    [
      'trace partition=0x2 t0=0x40001234 t1=0x40000020 t2=0x0',
      { kind: 'trace', partition: 2, addresses: [0x4000_1234n, 0x4000_0020n] },
    ],
    ['trace partition=0x2', { kind: 'trace', partition: 2, addresses: [] }],
    [
      'health sequence=0x5 boot=0x1 partition=0x2 vcpu=0x0 error=0xa action=0x2 count=0x3 cause=0x0 esr=0x0 elr=0x40001000 far=0x0 ipa=0x0 spsr=0x3c5',
      {
        ...{ kind: 'health', sequence: 5n, boot: 1, partition: 2, vcpu: 0, error: 10, action: 2, count: 3 },
        ...{ cause: 0, esr: 0n, elr: 0x4000_1000n, far: 0n, ipa: 0n, spsr: 0x3c5n },
      },
    ],
    [
      'health sequence=0x6 boot=0x1 partition=0xffffffff vcpu=0x0 error=0xe action=0x7 count=0x1 cause=0x0 esr=0x0 elr=0x0 far=0x0 ipa=0x0 spsr=0x0',
      {
        ...{ kind: 'health', sequence: 6n, boot: 1, vcpu: 0, error: 14, action: 7, count: 1 },
        ...{ cause: 0, esr: 0n, elr: 0n, far: 0n, ipa: 0n, spsr: 0n },
      },
    ],
    [
      'start partition=0x0 restarts=0x1 ticks=0x100 scrubbed=0x200000 scrubticks=0x80 loaded=0x1000 loadticks=0x10',
      {
        ...{ kind: 'start', partition: 0, restarts: 1 },
        cost: {
          ...{ ticks: 256n, scrubbedBytes: 0x20_0000n, scrubTicks: 128n },
          ...{ loadedBytes: 4096n, loadTicks: 16n },
        },
      },
    ],
    ['halt reason=0x0', { kind: 'halt', reason: 0 }],
    ['halt reason=0x2 brk=0x11 elr=0x1234', { kind: 'halt', reason: 2, brk: 0x11, elr: 0x1234n }],
  ])('reads %s', (line, event) => {
    expect(new EventReader().read(line)).toEqual(event);
  });

  it('takes registers from several lines for one event', () => {
    const reader = new EventReader();
    const names = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `x${from + i}=0x${(from + i).toString(16)}`).join(' ');
    const lines = [names(0, 8), names(8, 16), names(16, 24), `${names(24, 31)} sp=0x10`];
    const events = lines.map((line) => reader.read(`registers partition=0x1 ${line}`));
    expect(events.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(events[3]).toEqual({
      ...{ kind: 'registers', partition: 1, sp: 16n },
      x: Array.from({ length: 31 }, (_, index) => BigInt(index)),
    });
  });

  it.each([
    ['dance partition=0x1', 'unknown word'],
    ['constructor a=0x1', 'unknown word'],
    ['start partition=0x1', 'no restarts='],
    ['start partition=1 restarts=0x0', '"partition=1" is not key=0x…'],
    [
      'end partition=0x100000000 reason=0x0 restarts=0x0 injectedfaults=0x0',
      'partition= is more than 32 bits',
    ],
    ['', 'unknown word'],
  ])('keeps "%s" as it is', (line, problem) => {
    expect(new EventReader().read(line)).toEqual({ kind: 'unknown', line, problem });
  });
});
