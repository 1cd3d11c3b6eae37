/**
 * The interrupt controller's registers that the hypervisor has in its own map (a family's board.ts in
 * hypervisor/arch/aarch64), and the others that no partition may have.
 */
import type { Board } from '@bulkhead/boards';

export interface Registers {
  readonly pa: bigint;
  readonly sizeBytes: bigint;
}

/** Frames of a GICv3: GICD, and RD_base with SGI_base of each core (IHI 0069, 12.8 and 12.10). */
const GICV3_GICD_BYTES = 0x1_0000n;
const GICR_BYTES = 0x2_0000n;
/** Pages of a GICv2: GICC_DIR is in a second one (IHI 0048, 4.4.15). */
const PAGE = 0x1000n;
const GICC_BYTES = 2n * PAGE;
/** In the peripherals of a BCM2835: the interrupt controller, and the power management. */
const BCM2835_PAGES = [0xb000n, 0x10_0000n];

export function controllerRegisters({ gic, cores }: Board): Registers[] {
  if (gic.version === 3) {
    return [
      { pa: gic.gicdPa, sizeBytes: GICV3_GICD_BYTES },
      { pa: gic.gicrPa, sizeBytes: GICR_BYTES * BigInt(cores) },
    ];
  }
  if (gic.version === 'bcm2836') {
    const pages = [...BCM2835_PAGES.map((offset) => gic.peripheralsPa + offset), gic.localPa];
    return pages.map((pa) => ({ pa, sizeBytes: PAGE }));
  }
  return [
    { pa: gic.gicdPa, sizeBytes: PAGE },
    { pa: gic.giccPa, sizeBytes: GICC_BYTES },
    { pa: gic.gichPa, sizeBytes: PAGE },
  ];
}
