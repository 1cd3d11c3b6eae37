/** What the virtual CPU interfaces of this board can hold (IHI 0069, 12.4). */
import { u32 } from '@bulkhead/bare';
import { readVgicType } from '#gic/list-registers.unsafe.ts';

class VirtualInterface {
  listRegisters: u32 = 0;
  /** A bit for each of them. */
  slots: u32 = 0;
}

const virtualInterface = new VirtualInterface();

/**
 * Reads ICH_VTR_EL2.ListRegs (12.4.14) of the first core; all cores of a board have as many.
 * @boot
 */
export function initializeVirtualInterface(): void {
  const two: u32 = 2;
  virtualInterface.listRegisters = u32((readVgicType() & 0x1fn) + 1n);
  virtualInterface.slots = (two << (virtualInterface.listRegisters - 1)) - 1;
}

/** A bit for each implemented list register. */
export function allSlots(): u32 {
  return virtualInterface.slots;
}

/** Implemented list registers. */
export function listRegisterCount(): u32 {
  return virtualInterface.listRegisters;
}
