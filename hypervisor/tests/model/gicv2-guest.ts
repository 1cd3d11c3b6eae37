/** What a guest does to the distributor of a GICv2, whatever the board has below. */
import { accessDistributor } from '../../arch/aarch64/gicv2/distributor.ts';
import type { Gic } from './gic.ts';
import { PartitionBench } from './partition-bench.ts';

const ITARGETSR = 0x800;
const SGIR = 0xf00;

export class GicV2Guest<
  Hardware extends Pick<Gic, 'signalled' | 'isSignalled'>,
> extends PartitionBench<Hardware> {
  readonly tellsSenders = true;

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
}
