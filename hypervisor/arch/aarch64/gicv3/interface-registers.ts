/** What a vCPU keeps of the virtual CPU interface, beside its list registers (IHI 0069, 12.4). */
import type { u64 } from '@bulkhead/bare';

export class InterfaceRegisters {
  ICH_VMCR_EL2: u64 = 0n;
  ICH_HCR_EL2: u64 = 0n;
  ICH_AP0R0_EL2: u64 = 0n;
  ICH_AP1R0_EL2: u64 = 0n;
}
