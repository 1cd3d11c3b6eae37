import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquire, type Locked, tryAcquire } from '@bulkhead/bare';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { RuntimeConfiguration } from '../abi/configuration.ts';
import { EndReason, FaultCause } from '../abi/events.ts';
import { HealthAction, HealthError } from '../abi/health.ts';
import { containFailure } from '../arch/aarch64/contain.ts';
import { setOwnArea } from '../arch/aarch64/cpu.unsafe.ts';
import { initializeCoreInterrupts } from '../arch/aarch64/gicv3/driver.ts';
import { setLoaded } from '../arch/aarch64/switch.ts';
import { eventPort, logPort } from '../core/console/consoles.ts';
import { decoders } from '../core/console/input.ts';
import { beginLine, endLine } from '../core/console/line.ts';
import { ringCount, ringTake } from '../core/console/ring.ts';
import { transmitter } from '../core/console/transmitter.ts';
import { cpus } from '../core/cpu.ts';
import { Life, type Partition, partitions } from '../core/partition.ts';
import { initializeUart } from '../platform/pl011.ts';
import { boardWith, UART } from './model/board.ts';
import { Gic } from './model/gic.ts';
import type { Machine } from './model/machine.ts';
import { Pl011 } from './model/pl011.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));
const settled = vi.hoisted(() => ({ count: 0 }));
vi.mock('../core/schedule.ts', () => ({
  settle: () => {
    settled.count += 1;
  },
}));

const IMAGE = 0x4020_0000n;
/** `brk #7` at EL2. */
const ESR = 0xf200_0007n;
const SPSR_EL2H = 0x3c9n;
const TIMER = 27;
const SPI = 40;

const [served, other, third] = [partitions.of(0), partitions.of(1), partitions.of(2)];
const cpu = cpus.of(0);
let machine: Machine;
let gic: Gic;
let configuration: RuntimeConfiguration;

beforeEach(() => {
  ({ machine, configuration } = boardWith([{ cores: [0] }, { cores: [1] }, { cores: [2] }]));
  gic = new Gic(machine, 4);
  machine.symbols.set('__image_start', IMAGE);
  takeException();
  // No port may send yet: what is written stays where it can be read.
  machine.devices.push(new Pl011());
  initializeUart(UART);
  setOwnArea(machine.addressOf(cpu));
  initializeCoreInterrupts(0);
  for (const [index, partition] of [served, other, third].entries()) {
    configuration.partitions[index]!.actions[HealthError.Check] = HealthAction.Halt;
    Object.assign(partition, { index, vcpuCount: 1 });
    partition.vcpus[0]!.core = index;
    partition.life.store(Life.Running);
    for (const count of partition.errors) count.store(0);
  }
  Object.assign(cpu, { core: 0, mustFinish: false, passing: 0 });
  Object.assign(cpu.residents[0]!, { partition: served, vcpu: served.vcpus[0], entered: true });
  setLoaded(cpu, cpu.residents[0]!);
  settled.count = 0;
  eventText();
});

function takeException(): void {
  machine.setRegister('ESR_EL2', ESR);
  machine.setRegister('ELR_EL2', IMAGE + 0x1234n);
  machine.setRegister('SPSR_EL2', SPSR_EL2H);
}

/** What the event console has been told since the last look. */
function eventText(): string {
  using guard = acquire(eventPort.state);
  const { output } = guard.value;
  return String.fromCharCode(...Array.from({ length: ringCount(output) }, () => ringTake(output)));
}

function isFree<T extends object>(lock: Locked<T>): boolean {
  using guard = tryAcquire(lock);
  return guard !== null;
}

function endingOf(partition: Partition) {
  using guard = acquire(partition.state);
  return { life: partition.life.load(), ending: guard.value.ending, reason: guard.value.reason };
}

const stopped = { life: Life.Stopping, ending: HealthAction.Halt, reason: EndReason.Fault };
const restarting = { ...stopped, ending: HealthAction.Restart };

describe('a check that fails while a core serves a partition', () => {
  test('is recorded, and has the partition stop', () => {
    expect(containFailure()).toBe(true);
    expect(endingOf(served)).toEqual(stopped);
    expect(other.life.load()).toBe(Life.Running);
    expect(eventText()).toBe(
      `health sequence=0x1 boot=0x0 partition=0x0 vcpu=0x0 error=0xc action=0x4 count=0x1\nfault partition=0x0 vcpu=0x0 cause=0x${FaultCause.HypervisorCheck.toString(16)} esr=0xf2000007 elr=0x1234 far=0x0 ipa=0x0 spsr=0x3c9\n`,
    );
    expect(settled.count).toBe(1);
    expect(cpu.mustFinish).toBe(false);
  });

  test('has it restart where the description says so', () => {
    configuration.partitions[0]!.actions[HealthError.Check] = HealthAction.Restart;
    expect(containFailure()).toBe(true);
    expect(endingOf(served)).toEqual(restarting);
  });

  test('leaves no way back into EL2 in the registers of the return', () => {
    containFailure();
    expect(machine.register('SPSR_EL2') & 0xfn).toBe(5n);
    expect(machine.register('ELR_EL2')).toBe(0n);
  });

  test('is not recorded each time of a partition that restarts for ever', () => {
    configuration.partitions[0]!.actions[HealthError.Check] = HealthAction.Restart;
    const lines = Array.from({ length: 20 }, () => {
      served.life.store(Life.Running);
      takeException();
      expect(containFailure()).toBe(true);
      return eventText() === '' ? 0 : 1;
    });
    expect(lines.join('')).toBe('11101000100000001000');
  });

  test('ends what another of its vCPUs has begun to stop', () => {
    served.life.store(Life.Stopping);
    expect(containFailure()).toBe(true);
    expect(served.life.load()).toBe(Life.Stopping);
  });

  test('lets interrupts come again that the core had taken', () => {
    gic.source(0, TIMER).active = true;
    gic.source(0, SPI).active = true;
    cpu.passing = SPI;
    containFailure();
    expect(gic.source(0, TIMER).active).toBe(false);
    expect(gic.source(0, SPI).active).toBe(false);
    expect(cpu.passing).toBe(0);
  });
});

describe('locks that the core held', () => {
  const locks: readonly (readonly [string, Locked<object>])[] = [
    ['the life', served.state],
    ['the interrupt controller', served.interrupts.gic],
    ['the console', served.console.state],
    ["the log's console", logPort.state],
    ["the events' console", eventPort.state],
    ['the transmitter', transmitter],
    ['the decoder', decoders],
  ];
  test.each(locks)('are free again: %s', (_, lock) => {
    acquire(lock);
    expect(containFailure()).toBe(true);
    expect(isFree(lock)).toBe(true);
    expect(endingOf(served)).toEqual(stopped);
    expect(other.life.load()).toBe(Life.Running);
  });

  test('are free again, several at once, and a line that was begun is given up', () => {
    beginLine('half a line');
    for (const lock of [served.interrupts.gic, served.console.state, transmitter] as Locked<object>[])
      acquire(lock);
    expect(containFailure()).toBe(true);
    expect(eventText()).toMatch(/^health .*\nfault .*\n$/);
    beginLine('whole');
    endLine(eventPort);
    expect(eventText()).toBe('whole\n');
  });

  const ofOthers: readonly (readonly [string, Locked<object>])[] = [
    ['life', other.state],
    ['interrupt controller', other.interrupts.gic],
    ['console', other.console.state],
  ];
  test.each(ofOthers)("concern the partition whose %s it changed, and have that one's action", (_, lock) => {
    configuration.partitions[1]!.actions[HealthError.Check] = HealthAction.Restart;
    acquire(lock);
    expect(containFailure()).toBe(true);
    expect(isFree(lock)).toBe(true);
    expect([endingOf(served), endingOf(other)]).toEqual([stopped, restarting]);
    expect(third.life.load()).toBe(Life.Running);
    expect(eventText().match(/fault partition=0x\d/g)).toEqual([
      'fault partition=0x0',
      'fault partition=0x1',
    ]);
  });

  test('are all known: a new one is to be given up too (core/give-up.unsafe.ts)', () => {
    const folder = join(import.meta.dirname, '..');
    const files = ['abi', 'arch', 'core', 'platform'].flatMap((room) =>
      readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    );
    const found = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/\blocked\(new (\w+)/g) ?? [])
      .map((text) => text.replace('locked(new ', ''));
    expect(found.sort()).toEqual([
      'Decoder',
      'LifeState',
      'PortState',
      'Ring',
      'Transmitter',
      'VirtualGic',
      'WatchdogRegisters',
    ]);
  });
});

describe('the board stops', () => {
  const refused = () => {
    expect(containFailure()).toBe(false);
    expect([settled.count, eventText()]).toEqual([0, '']);
    expect([served, other].map(({ life }) => life.load())).toEqual([Life.Running, Life.Running]);
  };

  test('where the partition that was served wants it', () => {
    configuration.partitions[0]!.actions[HealthError.Check] = HealthAction.StopSystem;
    refused();
  });

  test('where one that was changed wants it', () => {
    configuration.partitions[1]!.actions[HealthError.Check] = HealthAction.StopSystem;
    acquire(other.interrupts.gic);
    refused();
    // For the next test.
    configuration.partitions[1]!.actions[HealthError.Check] = HealthAction.Halt;
    cpu.mustFinish = false;
    expect(containFailure()).toBe(true);
  });

  test('where the core served nobody', () => {
    setLoaded(cpu, null);
    refused();
  });

  test('where the guest has not been entered, or has been left', () => {
    cpu.residents[0]!.entered = false;
    refused();
  });

  test('where the core must finish what it does, and where the containment itself fails', () => {
    cpu.mustFinish = true;
    refused();
  });
});
