/** A partition on a board with a GICv2. */
import { accessDistributor } from '../../arch/aarch64/gicv2/distributor.ts';
import { initializeCoreInterrupts } from '../../arch/aarch64/gicv2/driver.ts';
import { Gic2 } from './gicv2.ts';
import { PartitionBench } from './partition-bench.ts';
import type { Bench } from './vgic-pair.ts';

const ITARGETSR = 0x800;
const SGIR = 0xf00;

export class Vgic2Bench extends PartitionBench<Gic2> implements Bench {
  readonly tellsSenders = true;

  constructor(vcpuCount: number, listRegisters: number) {
    super(vcpuCount, listRegisters, {
      makeGic: (machine, count, board) => new Gic2(machine, count, board),
      initializeCoreInterrupts,
    });
  }

  /** The guest on a core accesses a register of the distributor. */
  distributor(core: number, offset: number, value?: number, sizeBytes = 4): number {
    return this.access(core, offset, value, sizeBytes, accessDistributor);
  }

  /** Private interrupts are the vCPU's own there. */
  redistributor(core: number, _owner: number, offset: number, value?: number, sizeBytes = 4): number {
    return this.distributor(core, offset, value, sizeBytes);
  }

  route(core: number, intid: number, to: number): void {
    this.distributor(core, ITARGETSR + intid, 1 << to, 1);
  }

  sendSgi(core: number, intid: number, targets: number): void {
    this.distributor(core, SGIR, (targets << 16) | intid);
  }

  /** Bits 12:10 of GICC_IAR. */
  sender(core: number, intid: number): number {
    return this.gic.sender(core, intid);
  }
}
