import { acquire } from '@bulkhead/bare';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EndReason } from '../abi/events.ts';
import { HealthAction, HealthError } from '../abi/health.ts';
import { GUEST_WATCHDOG_INTID } from '../abi/platform.ts';
import { Access } from '../arch/aarch64/access.ts';
import { cpus } from '../core/cpu.ts';
import { requestStop } from '../core/lifecycle.ts';
import { Life } from '../core/partition.ts';
import { accessWatchdog, expireDevice, resetWatchdog } from '../core/virtual-watchdog.ts';
import { checkWatchdogs } from '../core/watchdog.ts';
import { VgicBench } from './model/vgic-bench.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

const WRR = 0x0;
const WCS = 0x1_0000;
const WOR = 0x1_0008;
const WCV = 0x1_0010;

let bench: VgicBench;
beforeEach(() => {
  bench = new VgicBench(1, 4);
  bench.machine.core = 0;
  bench.machine.counter = 1000n;
  vi.spyOn(cpus, 'own').mockReturnValue(cpus.of(0));
});

function access(offset: number, value?: bigint, sizeBytes = 4): bigint {
  const one = new Access();
  Object.assign(one, { offset, sizeBytes, write: value !== undefined, value: value ?? 0n });
  accessWatchdog(bench.partition, one);
  return one.value;
}

const line = () =>
  (bench.partition.interrupts.lines[GUEST_WATCHDOG_INTID >>> 5]!.load() >>> (GUEST_WATCHDOG_INTID & 31)) & 1;

describe('the emulated watchdog', () => {
  beforeEach(() => resetWatchdog(bench.partition));

  test('is off until it is turned on, and counts anew with each write to WOR, WCS and WRR', () => {
    expect(access(WCS)).toBe(0n);
    access(WOR, 500n);
    expect(bench.partition.watchdog.expiresAt.load()).toBe(0n);
    access(WCS, 1n);
    expect(bench.partition.watchdog.expiresAt.load()).toBe(1500n);
    bench.machine.counter = 1200n;
    access(WRR, 0n);
    expect(bench.partition.watchdog.expiresAt.load()).toBe(1700n);
    expect(access(WCV, undefined, 8)).toBe(1700n);
  });

  test('raises its interrupt first, and is the partition’s error when that passes unheard', () => {
    access(WOR, 500n);
    access(WCS, 1n);
    expect(expireDevice(bench.partition)).toBe(false);
    expect([access(WCS), line()]).toEqual([3n, 1]);
    expect(expireDevice(bench.partition)).toBe(true);
    expect(access(WCS)).toBe(7n);
    access(WRR, 0n);
    expect([access(WCS), line()]).toEqual([1n, 0]);
  });

  test('ignores bits and registers that there are not', () => {
    access(WCS, 0xffff_fffen);
    expect(access(WCS)).toBe(0n);
    for (const offset of [0x4, 0xfcc, 0xfffc, 0x1_0004, 0x1_0014, 0x1_fffc]) access(offset, 0xffff_ffffn);
    expect([access(WCS), access(WOR), access(0x1_fffc)]).toEqual([0n, 0n, 0n]);
  });
});

test('a core that does not answer while its partition stops is named once, by whichever of the others looks', () => {
  const three = new VgicBench(3, 4);
  const { partition } = three;
  three.machine.core = 0;
  three.machine.counter = 1000n;
  const silences = () => partition.errors[HealthError.Core]!.load();
  partition.life.store(Life.Running);
  requestStop(partition, HealthAction.Restart, EndReason.Off);
  const state = partition.state;
  for (const core of [0, 1]) {
    checkWatchdogs(cpus.of(core));
    expect(cpus.of(core).watchAt).toBe(partition.answerBy.load());
  }
  three.machine.counter = partition.answerBy.load();
  {
    using guard = acquire(state);
    expect(guard.value.inside).toBe(0b111);
    guard.value.inside = 0b100;
  }
  expect(silences()).toBe(0);
  checkWatchdogs(cpus.of(1));
  expect([silences(), cpus.of(1).watchAt]).toEqual([1, 0n]);
  checkWatchdogs(cpus.of(0));
  expect([silences(), cpus.of(0).watchAt]).toEqual([1, 0n]);
});

test('between two lives nothing is watched: no time of the earlier one is left', () => {
  const { partition } = bench;
  access(WOR, 500n);
  access(WCS, 1n);
  partition.kickBefore.store(1200n);
  partition.countsAt.store(1300n);
  resetWatchdog(partition);
  const left = [partition.kickBefore, partition.countsAt, partition.watchdog.expiresAt].map((time) =>
    time.load(),
  );
  expect(left).toEqual([0n, 0n, 0n]);
});
