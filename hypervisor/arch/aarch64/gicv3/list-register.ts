/** Fields of the virtual CPU interface's registers at EL2 (IHI 0069, 12.4). */
import { bit, bitFields, bits } from '@bulkhead/bare';

/** ICH_HCR_EL2 (IHI 0069, 12.4). */
export const IchHcrEl2 = bitFields('u64', {
  en: bit(0),
  /** Maintenance interrupt when at most one list register is in use. */
  uie: bit(1),
  /** Maintenance interrupt when no list register is pending: more wait in memory. */
  npie: bit(3),
  /** Traps the guest's accesses to what Group 0 and Group 1 share: PMR, CTLR, DIR, RPR. */
  tc: bit(10),
});

/** ICH_LR<n>_EL2 (IHI 0069, 12.4). */
export const ListRegister = bitFields('u64', {
  virtualId: bits(31, 0, 'u32'),
  /** The physical interrupt that its end deactivates, of a hardware interrupt. */
  physicalId: bits(44, 32, 'u32'),
  priority: bits(55, 48, 'u8'),
  group1: bit(60),
  hardware: bit(61),
  pending: bit(62),
  active: bit(63),
});

/** The same register where no physical interrupt is behind it: `eoi` asks for a maintenance interrupt at its end. */
export const SoftwareListRegister = bitFields('u64', { eoi: bit(41) });
