/**
 * State of a partition's virtual GICv3 (IHI 0069). The software state here is the truth about every
 * interrupt that is not in a list register; `delivery.ts` moves interrupts between the two.
 */
import { type Fixed, fixed, fixedOf, type u8, type u32 } from '@bulkhead/bare';
import { GUEST_INTIDS } from '../../../abi/platform.ts';
import { Lock } from '../lock.ts';

/** 32 interrupts: bit n stands for INTID 32 * word + n. */
export class InterruptWord {
  enabled: u32 = 0;
  /** Pending apart from a level: an edge, an SGI, a guest's write to ISPENDR, or a physical interrupt taken. */
  latched: u32 = 0;
  /** The input of a level-sensitive interrupt that the hypervisor emulates. */
  line: u32 = 0;
  active: u32 = 0;
  group1: u32 = 0;
  edge: u32 = 0;
  /** Held by a list register of some vCPU, which then knows whether it is pending or active. */
  listed: u32 = 0;
  /** Requests of the guest to the vCPU that lists the interrupt: forget its pending (active) state. */
  unpend: u32 = 0;
  deactivate: u32 = 0;
  /** Backed by a physical interrupt, which the guest's end of interrupt deactivates. */
  hardware: u32 = 0;
}

export const EMPTY: u32 = 1023;

/** The private interrupts (SGIs and PPIs) of a vCPU, and what its list registers hold. */
export class VcpuInterrupts {
  word: InterruptWord = new InterruptWord();
  priority: Fixed<u8, 32> = fixed(32, 0);
  /** INTID in each list register, EMPTY when free. */
  listRegister: Fixed<u32, 16> = fixed(16, 0);
  /** ICC_PMR_EL1 as a guest with direct interrupts has written it. */
  priorityMask: u32 = 0;
  /** GICR_WAKER.ProcessorSleep, which the guest sets and reads back. */
  asleep: boolean = false;
}

/** GICD_CTLR bits (IHI 0069, 12.9.4, one security state). */
export const CTLR_GROUP0: u32 = 1 << 0;
export const CTLR_GROUP1: u32 = 1 << 1;

/** The shared interrupts (SPIs) of a partition; word 0 and the first 32 entries are unused. */
export class InterruptDistributor {
  lock: Lock = new Lock();
  control: u32 = 0;
  words: Fixed<InterruptWord, 9> = fixedOf(9, () => new InterruptWord());
  priority: Fixed<u8, 288> = fixed(GUEST_INTIDS, 0);
  /** GICD_IROUTER bits 23:0: the affinity of the vCPU that takes the interrupt. */
  route: Fixed<u32, 288> = fixed(GUEST_INTIDS, 0);
  /** Physical INTID behind a hardware interrupt. */
  physical: Fixed<u32, 288> = fixed(GUEST_INTIDS, 0);
}
