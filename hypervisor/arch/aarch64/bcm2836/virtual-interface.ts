/** A core's virtual CPU interface, in memory: what GICH_* and GICV_* of a GICv2 are in registers. */
import { type Fixed, fixed, type u32 } from '@bulkhead/bare';
import { InterfaceRegisters } from './interface-registers.ts';

/** As a GIC-400 has (Arm DDI 0471, 2.3.2). */
export const LIST_REGISTERS = 4;

export class VirtualInterface {
  registers: InterfaceRegisters = new InterfaceRegisters();
  listRegisters: Fixed<u32, 4> = fixed(LIST_REGISTERS, 0);
}
