/** Raises the interrupt that the hypervisor takes for an error of the board, and reads what is recorded of it. */
import { type u32, u64 } from '@bulkhead/bare';
import { NO_PARTITION } from '@bulkhead/hypervisor/abi/health';
import {
  HealthAction,
  HealthError,
  HealthRecord,
  newestHealthRecord,
  printLine,
  readHealthRecord,
} from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { readDevice, sleep, writeDevice } from '../devices/device.unsafe.ts';

/** The PL061 (Arm DDI 0190, 3.2): pins, and which of their levels interrupt. */
const GPIO: u64 = 0x0903_0000n;
const DATA: u64 = GPIO + 0x3fcn;
const SENSE: u64 = GPIO + 0x404n;
const EVENT: u64 = GPIO + 0x40cn;
const MASK: u64 = GPIO + 0x410n;
const RAW: u64 = GPIO + 0x414n;
const ALL_PINS: u32 = 0xff;
/** More than an interrupt takes to arrive. */
const LOOKS: u32 = 100_000;

const record = new HealthRecord();

function waitForRecord(): void {
  for (let look: u32 = 0; look < LOOKS; look++) {
    if (newestHealthRecord() !== 0n) return;
  }
}

/** Each pin interrupts at the level that it has, for ever. */
function raise(): void {
  writeDevice(SENSE, ALL_PINS);
  writeDevice(EVENT, readDevice(DATA));
  writeDevice(MASK, ALL_PINS);
  expectEqual('the device interrupts', u64(readDevice(RAW)), u64(ALL_PINS));
}

export function main(): void {
  if (newestHealthRecord() === 0n) {
    printLine('first start');
    raise();
    waitForRecord();
  }
  expectEqual('one error is recorded, though it stays', newestHealthRecord(), 1n);
  expectTrue('it can be read', readHealthRecord(1n, record));
  expectEqual('it is an error of the board', u64(record.error), u64(HealthError.BoardError));
  expectEqual('and of no partition', u64(record.partition), u64(NO_PARTITION));
  // Another core is about to stop the board: this one must not be first.
  while (record.action === HealthAction.StopSystem) sleep();
  finish();
}
