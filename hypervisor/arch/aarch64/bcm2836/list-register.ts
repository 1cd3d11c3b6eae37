/** List registers, in memory, are those of a GICv2. */
export { IchHcrEl2, ListRegister, SoftwareListRegister } from '../gicv2/list-register.ts';
