/** The registers of the board's real-time clock, a PL031 (ARM DDI 0224). */
import { type u32, u64 } from '@bulkhead/bare';
import { loadU32 } from '@bulkhead/bare/unsafe';

const CLOCK: u64 = 0x0901_0000n;

/** Safety: none beyond the clock's page. Who asks for more is stopped by the partition's map. */
export function readClock(offset: u32): u32 {
  return loadU32(CLOCK + u64(offset));
}
