/** Numbers that the assembly, the linker script and TypeScript must agree on, and the saved guest frame. */
import { type Fixed, fixed, type u64 } from '@bulkhead/bare';

export const PAGE_SIZE: u64 = 4096n;
/** The stack of a core (entry.S), which ends where the core's own area begins. */
export const STACK_SIZE: u64 = 4096n;
/** Below it is a page that is not mapped: an overflow faults. */
export const GUARD_SIZE: u64 = 4096n;

/**
 * A guest's general registers, saved by every exit. While the guest runs, SP_EL2 is the frame's end. ELR_EL2
 * and SPSR_EL2 stay in the registers: nothing between exit and return overwrites them.
 * @layout
 */
export class GuestFrame {
  x: Fixed<u64, 31> = fixed(31, 0n);
  /** The stack of the core that runs the guest, whose first word holds this frame's address. */
  coreStack: u64 = 0n;
}
