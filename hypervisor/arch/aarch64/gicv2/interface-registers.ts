/** What a vCPU keeps of the virtual CPU interface, beside its list registers (IHI 0048, 5.3). */
import type { u32 } from '@bulkhead/bare';

export class InterfaceRegisters {
  /** GICH_VMCR, GICH_HCR, GICH_APR. */
  machine: u32 = 0;
  control: u32 = 0;
  activePriorities: u32 = 0;
}
