/** An acknowledgement is an INTID (`lines.ts` says of what), as the numbers of a GICv2's are. */
export { intidOf } from '../gicv2/acknowledged.ts';
