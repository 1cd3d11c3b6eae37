/** A guest sends SGIs by the distributor, as with a GICv2. */
export { isAnySgi, isGroup1Sgi, isSgi, sendSgi } from '../gicv2/sgi-registers.ts';
