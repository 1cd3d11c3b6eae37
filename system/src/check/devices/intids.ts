/** Numbers of interrupts (Arm IHI 0069, 2.2.1): 0 to 15 are SGIs, 16 to 31 PPIs, from 32 on SPIs. */
import { GUEST_INTIDS } from '@bulkhead/hypervisor/abi/platform';

export const FIRST_PPI = 16;
export const FIRST_SPI = 32;
/** The last SPI of a controller without extended ranges. */
export const LAST_SPI = 1019;

/** Whether a guest's interrupt controller has the SPI. */
export function isGuestSpi(intid: number): boolean {
  return intid >= FIRST_SPI && intid < GUEST_INTIDS;
}
