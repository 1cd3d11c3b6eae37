/** A partition on a board with a GICv3. */
import { accessDistributor } from '../../arch/aarch64/gicv3/distributor.ts';
import { initializeCoreInterrupts } from '../../arch/aarch64/gicv3/driver.ts';
import { accessRedistributor } from '../../arch/aarch64/gicv3/redistributor.ts';
import { sendSoftwareInterrupt } from '../../arch/aarch64/vgic/signals.ts';
import { Gic } from './gic.ts';
import { PartitionBench } from './partition-bench.ts';
import type { Bench } from './vgic-pair.ts';

export class VgicBench extends PartitionBench<Gic> implements Bench {
  readonly tellsSenders = false;

  constructor(vcpuCount: number, listRegisters: number) {
    super(vcpuCount, listRegisters, {
      makeGic: (machine, count) => new Gic(machine, count),
      initializeCoreInterrupts,
    });
  }

  /** The guest on a core accesses a register of the distributor. */
  distributor(core: number, offset: number, value?: number, sizeBytes = 4): number {
    return this.access(core, offset, value, sizeBytes, accessDistributor);
  }

  /** … or of the redistributor of a vCPU, SGI_base frame. */
  redistributor(core: number, owner: number, offset: number, value?: number, sizeBytes = 4): number {
    return this.access(core, owner * 0x2_0000 + 0x1_0000 + offset, value, sizeBytes, accessRedistributor);
  }

  route(core: number, intid: number, to: number): void {
    this.distributor(core, 0x6000 + intid * 8, to, 8);
  }

  /** With affinity routing nobody is told. */
  sender(): number {
    return 0;
  }

  sendSgi(core: number, intid: number, targets: number): void {
    this.on(core, () => sendSoftwareInterrupt(this.partition, this.vcpus[core]!, intid, targets));
  }
}
