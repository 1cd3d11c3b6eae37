/** What the hypervisor knows of each core. Only the core itself writes its entry after boot. */
import { type Fixed, fixedOf, type u32, type u64 } from '@bulkhead/bare';
import { Access, Transfer } from '#machine';
import { MAX_CORES } from '../abi/configuration.ts';
import type { Partition, VirtualCpu } from './partition.ts';

/** Exits by kind, as the `core` event reports them. */
export class ExitCounts {
  hvc: u64 = 0n;
  smc: u64 = 0n;
  sysreg: u64 = 0n;
  mmio: u64 = 0n;
  irq: u64 = 0n;
  wfx: u64 = 0n;
  other: u64 = 0n;
}

export class Cpu {
  core: u32 = 0;
  /** Start of its stack, which names the frame of the guest that it returns to. */
  stack: u64 = 0n;
  /** The vCPU pinned to this core and its partition; null on a core that nothing uses. */
  partition: Partition | null = null;
  vcpu: VirtualCpu | null = null;
  /** The life of the partition (its restarts plus one) out of which this core has counted itself. */
  checkedOutOf: u32 = 0;
  /** The guest was entered and not left for good since. */
  entered: boolean = false;
  /** Ending an interrupt drops its priority, deactivating it is a step of its own (ICC_CTLR_EL1.EOImode). */
  splitEnd: boolean = true;
  /** Output waits for the core's next flush. */
  flushArmed: boolean = false;
  exits: ExitCounts = new ExitCounts();
  /** Instructions that the handlers of exits have executed, if the PMU counts them. */
  el2Instructions: u64 = 0n;
  /** The access that this core is emulating. */
  access: Access = new Access();
  /** Its instruction. */
  transfer: Transfer = new Transfer();
}

export const cpus: Fixed<Cpu, 8> = fixedOf(MAX_CORES, () => new Cpu());

export function totalExits(counts: ExitCounts): u64 {
  return counts.hvc + counts.smc + counts.sysreg + counts.mmio + counts.irq + counts.wfx + counts.other;
}
