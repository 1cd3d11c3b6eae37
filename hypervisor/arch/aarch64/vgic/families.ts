/**
 * The registers with one bit for each interrupt, by the offset of the first (GICD_<r>R0, and GICR_<r>R0 in
 * SGI_base; IHI 0069, 12.9 and 12.11).
 */
import type { u32 } from '@bulkhead/bare';

export const IGROUPR: u32 = 0x080;
export const ISENABLER: u32 = 0x100;
export const ICENABLER: u32 = 0x180;
export const ISPENDR: u32 = 0x200;
export const ICPENDR: u32 = 0x280;
export const ISACTIVER: u32 = 0x300;
export const ICACTIVER: u32 = 0x380;
export const WORD_REGISTERS_END: u32 = 0x400;
