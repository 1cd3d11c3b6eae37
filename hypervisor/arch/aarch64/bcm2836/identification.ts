/** Guests see a GICv2, and no system registers for a GIC. */
export { HIDDEN_PFR0, HIDDEN_PFR1 } from '../gicv2/identification.ts';
