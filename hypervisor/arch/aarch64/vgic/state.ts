/**
 * State of a partition's virtual GIC (IHI 0069, IHI 0048). The software state here is the truth about every
 * interrupt that is not in a list register; `listing.ts` moves interrupts between the two.
 *
 * Who may touch what: everything that a write of a register changes lies behind one lock of the partition. What a
 * core does for its own vCPU all the time (a timer that fires again, an SGI for another vCPU, a level that stays)
 * needs only the atomics beside it.
 */
import {
  type Atomic,
  atomic,
  type Fixed,
  fixed,
  fixedOf,
  type Locked,
  locked,
  type u8,
  type u32,
  type u64,
} from '@bulkhead/bare';
import { MAX_VCPUS } from '../../../abi/configuration.ts';
import { GUEST_INTIDS } from '../../../abi/platform.ts';

/** 32 interrupts: bit n stands for INTID 32 * word + n. */
export class InterruptWord {
  enabled: u32 = 0;
  /** Pending apart from a level: an edge, an SGI, a guest's write to ISPENDR, or a physical interrupt taken. */
  latched: u32 = 0;
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
export class PrivateInterrupts {
  word: InterruptWord = new InterruptWord();
  priority: Fixed<u8, 32> = fixed(32, 0);
  /** INTID in each list register, EMPTY when free; it stays until somebody has seen that it has ended. */
  listRegister: Fixed<u32, 16> = fixed(16, 0);
  /** List registers that are not EMPTY. */
  occupied: u32 = 0;
  /** Of a listed private interrupt: the list register that holds it. */
  slot: Fixed<u8, 32> = fixed(32, 0);
  /** More is eligible than the list registers held when they were written last. */
  waiting: boolean = false;
}

/** GICD_CTLR bits (IHI 0069, 12.9.4, one security state; IHI 0048, 4.3.1). */
export const CTLR_GROUP0: u32 = 1 << 0;
export const CTLR_GROUP1: u32 = 1 << 1;

/** What the lock guards. Of the arrays by INTID, word 0 and the first 32 entries are unused. */
export class VirtualGic {
  words: Fixed<InterruptWord, 9> = fixedOf(9, () => new InterruptWord());
  /** Words in which something may be pending: all that are, and some that no longer are. */
  busy: u32 = 0;
  priority: Fixed<u8, 288> = fixed(GUEST_INTIDS, 0);
  /** Who takes the interrupt, as the guest has written it (`targetOfRoute`). */
  route: Fixed<u32, 288> = fixed(GUEST_INTIDS, 0);
  /** Physical INTID behind a hardware interrupt. */
  physical: Fixed<u32, 288> = fixed(GUEST_INTIDS, 0);
  /** By the vCPU's index. */
  privates: Fixed<PrivateInterrupts, 8> = fixedOf(MAX_VCPUS, () => new PrivateInterrupts());
}

export class InterruptDistributor {
  /** INTIDs below this exist: a multiple of 32, at least 64. */
  intids: u32 = 0;
  gic: Locked<VirtualGic> = locked(new VirtualGic());
  /** GICD_CTLR; changes with the lock held. */
  control: Atomic<u32> = atomic(0);
  /** Inputs of the level-sensitive interrupts that the hypervisor emulates; change with the lock held. */
  lines: Fixed<Atomic<u32>, 9> = fixedOf(9, () => atomic(0));
}

/** What a timer's list register is to hold when it fires again. */
export class ReadyTimer {
  /** 0 when it is to take the long way: settings have changed, or another interrupt has its list register. */
  value: Atomic<u64> = atomic(0n);
  slot: Atomic<u32> = atomic(0);
}

/** Requests: the bits of SGIs, to look at all interrupts again, signals of channels by port, and to enable timers anew. */
export const REQUESTED_SGIS: u32 = 0xffff;
export const LOOK_AGAIN: u32 = 1 << 16;
export const SIGNAL_SHIFT: u32 = 17;
export const REQUESTED_SIGNALS: u32 = 0xff;
export const TIMERS_CHANGED: u32 = 1 << 25;

/** What belongs to one vCPU and needs no lock. */
export class VcpuInterrupts {
  /** Of other cores, since the last kick was taken: SGIs, LOOK_AGAIN, signals. */
  requests: Atomic<u32> = atomic(0);
  virtualTimer: ReadyTimer = new ReadyTimer();
  physicalTimer: ReadyTimer = new ReadyTimer();
  /** Its timers' interrupts that the guest has enabled: what the board's redistributor says while it is loaded. */
  timersEnabled: Atomic<u32> = atomic(0);
  /** ICC_PMR_EL1 as a guest with direct interrupts has written it. */
  priorityMask: Atomic<u32> = atomic(0);
  /** GICv3: GICR_WAKER.ProcessorSleep, which the guest sets and reads back. */
  asleep: Atomic<boolean> = atomic(false);
  /**
   * GICv2: of each SGI that is pending and not listed, a byte with a bit for each vCPU that sent it, as in
   * GICD_SPENDSGIR<n>. Any core adds, the vCPU's own removes.
   */
  sources: Fixed<Atomic<u32>, 4> = fixedOf(4, () => atomic(0));
}
