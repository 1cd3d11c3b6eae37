/** What an acknowledgement says. */
import { truncateU32, type u32, type u64 } from '@bulkhead/bare';

/** GICC_IAR: the INTID is in bits 9:0; of an SGI, who sent it is above (IHI 0048, 4.4.4), which its end repeats. */
export function intidOf(acknowledged: u64): u32 {
  return truncateU32(acknowledged & 0x3ffn);
}
