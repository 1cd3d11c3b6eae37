/** Fields of the virtual interface control registers (IHI 0048, 5.3). */
import { bit, bitFields, bits } from '@bulkhead/bare';

/** GICH_HCR (5.3.1). */
export const IchHcrEl2 = bitFields('u64', {
  en: bit(0),
  /** Maintenance interrupt when at most one list register is in use. */
  uie: bit(1),
  /** Maintenance interrupt when no list register is pending: more wait in memory. */
  npie: bit(3),
});

/** GICH_LR<n> (5.3.9). It holds five bits of priority; the virtual distributor keeps no more, so the lower are zero. */
export const ListRegister = bitFields('u64', {
  virtualId: bits(9, 0, 'u32'),
  /** The physical interrupt that its end deactivates, of a hardware interrupt. */
  physicalId: bits(19, 10, 'u32'),
  priority: bits(27, 20, 'u8'),
  pending: bit(28),
  active: bit(29),
  group1: bit(30),
  hardware: bit(31),
});

/**
 * The same register where no physical interrupt is behind it: `eoi` asks for a maintenance interrupt at its end, and
 * `source` is the vCPU that sent an SGI.
 */
export const SoftwareListRegister = bitFields('u64', { source: bits(12, 10, 'u32'), eoi: bit(19) });
