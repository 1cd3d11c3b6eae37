/**
 * Uses the board's real-time clock, a PL031 (Arm DDI 0224), which is assigned to it: reads the time, and takes
 * the interrupt of two alarms, a second apart.
 */
import { type u32, u64 } from '@bulkhead/bare';
import { print, printLine, printNumber } from '@bulkhead/sdk';
import { acknowledge, end, startInterrupts } from '@bulkhead/sdk/interrupts.unsafe';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { enableShared, readDevice, sleep, writeDevice } from './device.unsafe.ts';

const RTC: u64 = 0x0901_0000n;
const DATA: u64 = RTC + 0x00n;
const MATCH: u64 = RTC + 0x04n;
const MASK: u64 = RTC + 0x10n;
const RAW: u64 = RTC + 0x14n;
const CLEAR: u64 = RTC + 0x1cn;
const PART: u64 = RTC + 0xfe0n;
const INTID: u32 = 34;
const NOTHING: u32 = 1023;
/** The first of January 2020: the emulator's clock is that of its host. */
const RECENT: u32 = 1_577_836_800;

function waitForInterrupt(): u32 {
  let taken: u32 = NOTHING;
  while (taken === NOTHING) {
    sleep();
    taken = acknowledge();
  }
  return taken;
}

function alarm(): void {
  const before = readDevice(DATA);
  writeDevice(MATCH, before + 1);
  const taken = waitForInterrupt();
  expectEqual('the alarm interrupts', u64(taken), u64(INTID));
  expectTrue('at its time', readDevice(DATA) > before);
  expectEqual('the device says so', u64(readDevice(RAW)), 1n);
  writeDevice(CLEAR, 1);
  end(taken);
  expectEqual('it does not interrupt again', u64(acknowledge()), u64(NOTHING));
}

export function main(): void {
  expectEqual('it is a PL031', u64(readDevice(PART)), 0x31n);
  const time = readDevice(DATA);
  expectTrue('it shows the time', time > RECENT);
  print('time ');
  printNumber(u64(time));
  printLine('');
  startInterrupts();
  enableShared(INTID);
  writeDevice(MASK, 1);
  alarm();
  alarm();
  finish();
}
