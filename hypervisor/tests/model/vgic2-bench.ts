/** A partition on a board with a GICv2. */
import { initializeCoreInterrupts } from '../../arch/aarch64/gicv2/driver.ts';
import { Gic2 } from './gicv2.ts';
import { GicV2Guest } from './gicv2-guest.ts';
import type { Bench } from './vgic-pair.ts';

export class Vgic2Bench extends GicV2Guest<Gic2> implements Bench {
  constructor(vcpuCount: number, listRegisters: number) {
    super(vcpuCount, listRegisters, {
      makeGic: (machine, count, board) => new Gic2(machine, count, board),
      initializeCoreInterrupts,
    });
  }

  /** Bits 12:10 of GICC_IAR. */
  sender(core: number, intid: number): number {
    return this.gic.sender(core, intid);
  }
}
