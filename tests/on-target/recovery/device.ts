/** Drives the emulated watchdog as a driver would, then lets it expire. */
import { u64 } from '@bulkhead/bare';
import { delay, flush } from '@bulkhead/sdk';
import { expectEqual, expectTrue, finish } from '../check.ts';
import { readRegister, writeRegister } from './registers.unsafe.ts';

const WRR: u64 = 0x0980_0000n;
const WCS: u64 = 0x0981_0000n;
const WOR: u64 = 0x0981_0008n;
/** 4 ms of QEMU's counter, which counts nanoseconds in these tests. */
const OFFSET: u64 = 4_000_000n;

export function main(): void {
  expectEqual('it is off', u64(readRegister(WCS)), 0n);
  writeRegister(WOR, OFFSET);
  expectEqual('its time can be read back', u64(readRegister(WOR)), OFFSET);
  writeRegister(WCS, 1n);
  expectEqual('it is on', u64(readRegister(WCS)), 1n);
  delay(2_000_000n);
  writeRegister(WRR, 1n);
  delay(3_000_000n);
  expectEqual('a refresh in time keeps it silent', u64(readRegister(WCS)), 1n);
  delay(2_500_000n);
  expectEqual('its first signal', u64(readRegister(WCS)), 3n);
  writeRegister(WRR, 1n);
  expectEqual('a refresh takes the signal back', u64(readRegister(WCS)), 1n);
  expectTrue('it can be turned off', turnsOff());
  writeRegister(WCS, 1n);
  finish();
  flush();
  while (true) delay(1_000_000_000n);
}

function turnsOff(): boolean {
  writeRegister(WCS, 0n);
  delay(10_000_000n);
  return readRegister(WCS) === 0;
}
