/** List registers of the virtual interface, in the page of registers that each core sees as its own (GICH_*, IHI 0048, 5.3). */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { DeviceAddress } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice } from '../mmio.unsafe.ts';

export const MAX_LIST_REGISTERS = 16;

const HCR: u64 = 0x0n;
const VTR: u64 = 0x4n;
const ELRSR0: u64 = 0x30n;
const LR: u64 = 0x100n;

function control(): DeviceAddress {
  return packedConfiguration().board.gichPa;
}

/**
 * Indexes beyond the implemented are never passed.
 * @apart
 */
export function readListRegister(index: u32): u64 {
  return u64(readDevice(control(), LR + u64(index) * 4n));
}

export function writeListRegister(index: u32, value: u64): void {
  writeDevice(control(), LR + u64(index) * 4n, truncateU32(value));
}

/** GICH_VTR.ListRegs, one less than there are (5.3.2): those that are used. */
export function readVgicType(): u64 {
  const last: u32 = readDevice(control(), VTR) & 0x3f;
  return last < MAX_LIST_REGISTERS ? u64(last) : u64(MAX_LIST_REGISTERS - 1);
}

/** GICH_ELRSR0: one bit for each empty list register. */
export function readEmptyListRegisters(): u64 {
  return u64(readDevice(control(), ELRSR0));
}

/** GICH_HCR. */
export function writeListRegistersControl(value: u64): void {
  writeDevice(control(), HCR, truncateU32(value));
}
