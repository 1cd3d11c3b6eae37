/**
 * What a vCPU keeps of its virtual CPU interface, beside its list registers: the registers of GICV_* by which a guest
 * sets it up (IHI 0048, 5.5), and the hypervisor's own control of it (GICH_HCR, 5.3.1).
 */
import type { u32 } from '@bulkhead/bare';

/** Five bits of priority, as list registers hold: the smallest binary points that make a difference (3.3.3). */
export const LEAST_BINARY_POINT: u32 = 2;
export const LEAST_ALIASED_BINARY_POINT: u32 = 3;

export class InterfaceRegisters {
  /** Bits of GICV_CTLR. */
  control: u32 = 0;
  priorityMask: u32 = 0;
  binaryPoint: u32 = 0;
  aliasedBinaryPoint: u32 = 0;
  /** A bit for each group priority in service, the highest lowest (GICV_APR0). */
  activePriorities: u32 = 0;
  /** Bits of GICH_HCR. */
  hypervisorControl: u32 = 0;
}
