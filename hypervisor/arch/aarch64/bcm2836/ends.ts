/** The end of an interrupt at a virtual CPU interface (IHI 0048, 4.4.5, 4.4.15 and 5.5.5). */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { writeDeactivate } from './cpu-interface.ts';
import { ListRegister, SoftwareListRegister } from './list-register.ts';
import { SPLIT_END } from './priorities.ts';
import { LIST_REGISTERS, type VirtualInterface } from './virtual-interface.ts';

/** INTIDs from here on are special. */
const SPECIAL: u32 = 1020;
const INTID_MASK: u32 = 0x3ff;
const SGI_COUNT: u32 = 16;
const SOURCE_SHIFT: u32 = 10;

/** Whether the list register holds in service what `identifier` names: an SGI with who sent it. */
function isNamed(value: u64, identifier: u32): boolean {
  const intid: u32 = identifier & INTID_MASK;
  if (!ListRegister.active(value) || ListRegister.virtualId(value) !== intid) return false;
  return intid >= SGI_COUNT || SoftwareListRegister.source(value) === ((identifier >>> SOURCE_SHIFT) & 7);
}

/** GICV_DIR: the interrupt is no longer in service, nor what is behind it. One that is not in a list register never was. */
export function deactivate(virtual: VirtualInterface, identifier: u32): void {
  for (let slot: u32 = 0; slot < LIST_REGISTERS; slot++) {
    const value = u64(virtual.listRegisters[slot]);
    if (!isNamed(value, identifier)) continue;
    virtual.listRegisters[slot] = truncateU32(ListRegister.with(value, { active: false }));
    if (ListRegister.hardware(value)) writeDeactivate(u64(ListRegister.physicalId(value)));
    return;
  }
}

/** GICV_EOIR, GICV_AEOIR: the highest priority in service is dropped, and unless that is a step of its own, the interrupt ends. */
export function endInterrupt(virtual: VirtualInterface, identifier: u32): void {
  const registers = virtual.registers;
  if ((identifier & INTID_MASK) >= SPECIAL) return;
  // The lowest bit.
  if (registers.activePriorities !== 0) registers.activePriorities &= registers.activePriorities - 1;
  if ((registers.control & SPLIT_END) === 0) deactivate(virtual, identifier);
}
