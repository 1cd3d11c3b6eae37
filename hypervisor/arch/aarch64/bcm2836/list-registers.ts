/** List registers of the core that asks, in memory, with the meaning of a GICv2's (GICH_*, IHI 0048, 5.3). */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { ownInterface } from './own-core.unsafe.ts';
import { isEmpty } from './priorities.ts';
import { signal } from './signal.ts';
import { LIST_REGISTERS } from './virtual-interface.ts';

/** What a vCPU's state has room for. */
export const MAX_LIST_REGISTERS = 16;

/** Indexes beyond the implemented are never passed. */
export function readListRegister(index: u32): u64 {
  return u64(ownInterface().listRegisters[index]);
}

export function writeListRegister(index: u32, value: u64): void {
  const virtual = ownInterface();
  virtual.listRegisters[index] = truncateU32(value);
  signal(virtual);
}

/** One less than there are, as GICH_VTR.ListRegs. */
export function readVgicType(): u64 {
  return u64(LIST_REGISTERS - 1);
}

/** One bit for each empty list register, as GICH_ELRSR0. */
export function readEmptyListRegisters(): u64 {
  const virtual = ownInterface();
  const one: u32 = 1;
  let empty: u32 = 0;
  for (let slot: u32 = 0; slot < LIST_REGISTERS; slot++) {
    if (isEmpty(virtual.listRegisters[slot])) empty |= one << slot;
  }
  return u64(empty);
}

/** GICH_HCR. */
export function writeListRegistersControl(value: u64): void {
  const virtual = ownInterface();
  virtual.registers.hypervisorControl = truncateU32(value);
  signal(virtual);
}
