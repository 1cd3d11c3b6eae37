/** What an acknowledgement says. */
import { truncateU32, type u32, type u64 } from '@bulkhead/bare';

/** ICC_IAR0_EL1 and ICC_IAR1_EL1: the INTID is in bits 23:0 (IHI 0069, 12.2.14). */
export function intidOf(acknowledged: u64): u32 {
  return truncateU32(acknowledged & 0xff_ffffn);
}
