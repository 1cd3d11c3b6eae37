/** How guests learn of the controller's kind (Arm ARM D19.2: ID_AA64PFR0_EL1.GIC, ID_PFR1_EL1.GIC). */
import type { u64 } from '@bulkhead/bare';

/** What is hidden of the CPU's registers: it may have system registers for a GIC, which are not driven here. */
export const HIDDEN_PFR0: u64 = 0xf00_0000n;
export const HIDDEN_PFR1: u64 = 0xf000_0000n;
