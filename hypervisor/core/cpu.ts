/** What the hypervisor keeps for each core. Only the core itself writes it after boot. */
import {
  type Fixed,
  fixed,
  fixedOf,
  type PerCpu,
  perCpu,
  type u32,
  type u64,
  wrappingAdd,
} from '@bulkhead/bare';
import { Access, type Table, Transfer } from '#machine';
import { MAX_CORES, MAX_PARTITIONS, MAX_RESIDENTS } from '../abi/configuration.ts';
import { Line } from './console/line-buffer.ts';
import { hasSharing } from './features.ts';
import type { Partition, VirtualCpu } from './partition.ts';
import { Resident } from './resident.ts';
import { Timeline } from './timeline.ts';

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
  /** Root of its own map. */
  root: Table | null = null;
  /** Start of its stack, which names the frame of the guest that it returns to. */
  stack: u64 = 0n;
  /** Whose state the core's registers hold, and its partition and vCPU; null before the first, and after an end. */
  loaded: Resident | null = null;
  partition: Partition | null = null;
  vcpu: VirtualCpu | null = null;
  /** Another vCPU may have to run now. */
  reschedule: boolean = false;
  /** Several partitions share the core. */
  shared: boolean = false;
  /** The vCPU whose window it was when the core looked last; on a core that is not shared, its only one, for ever. */
  window: Resident | null = null;
  /** In whose time the core runs what it runs: the loaded vCPU, or who waits for its answer. */
  payer: Resident | null = null;
  /** Since when, on the system counter. */
  since: u64 = 0n;
  /** That time is the payer's window. */
  inWindow: boolean = false;
  /** The changes of lives (lifecycle.ts) that the core has acted on. */
  lifeChanges: u32 = 0;
  /** What the core does now cannot be given up half-way: a check that fails stops the board. */
  mustFinish: boolean = false;
  /** A shared interrupt that the core has taken for a partition that is not loaded, and not handed on yet; or 0. */
  passing: u32 = 0;
  /** Ending an interrupt deactivates it too; else that is a step of its own (ICC_CTLR_EL1.EOImode 0, 1). */
  joinedEnd: boolean = false;
  /** The core has keys of pointer authentication, which belong to a vCPU's state. */
  hasPointerKeys: boolean = false;
  /** Registers that CPUs define by themselves hold something here, which belongs to a vCPU's state, too. */
  hasAuxiliary: boolean = false;
  /** It has SME, some of whose registers no trap keeps from guests, and RAS with a register of deferred errors. */
  hasScalable: boolean = false;
  hasDeferredErrors: boolean = false;
  /** One of these four. */
  hasMore: boolean = false;
  /** When output that waits is sent; 0 when none does. */
  flushAt: u64 = 0n;
  /** What the hypervisor says on it, while it composes it. */
  line: Line = new Line();
  /** Lines of the hypervisor's own wait for the core's next flush. */
  eventsWait: boolean = false;
  /** Of a shared core: which of the residents without windows has sent last. */
  flushing: u32 = 0;
  /** One of its partitions is to give its windows back before they end. */
  monitors: boolean = false;
  /** One of its partitions is looked after by time; when the core is to look next, 0 when never. */
  watches: boolean = false;
  watchAt: u64 = 0n;
  /** The earlier of output and watchdogs; 0 when there is neither. */
  dutyAt: u64 = 0n;
  /** When another vCPU may have to run; 0 when none will. */
  scheduleAt: u64 = 0n;
  exits: ExitCounts = new ExitCounts();
  /** Instructions that the handlers of exits have executed, if the PMU counts them. */
  el2Instructions: u64 = 0n;
  /** The access that this core is emulating. */
  access: Access = new Access();
  /** Its instruction. */
  transfer: Transfer = new Transfer();
  /** Whose floating-point registers the core holds. */
  floatingPointOf: Resident | null = null;

  /** The vCPUs of this core: a partition has at most one here. */
  residentCount: u32 = 0;
  residents: Fixed<Resident, 8> = fixedOf(MAX_RESIDENTS, () => new Resident());
  /** By partition. */
  residentOf: Fixed<u32, 32> = fixed(MAX_PARTITIONS, 0);
  /** Of a shared core: its windows, and the order of partitions in what they leave. */
  timeline: Timeline = new Timeline();
  backgroundCount: u32 = 0;
  background: Fixed<u32, 8> = fixed(MAX_RESIDENTS, 0);
}

export const cpus: PerCpu<Cpu> = perCpu(MAX_CORES, () => new Cpu());

/** True when partitions share the core under windows. */
export function isShared(cpu: Cpu): boolean {
  return hasSharing() && cpu.shared;
}

export function totalExits(counts: ExitCounts): u64 {
  const calls: u64 = wrappingAdd(counts.hvc, counts.smc);
  const accesses: u64 = wrappingAdd(counts.sysreg, counts.mmio);
  const others: u64 = wrappingAdd(wrappingAdd(counts.irq, counts.wfx), counts.other);
  return wrappingAdd(wrappingAdd(calls, accesses), others);
}
