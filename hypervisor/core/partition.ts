/**
 * Partitions and their vCPUs: the units of isolation. They are made from the configuration at boot and
 * nothing is added later. A vCPU is pinned to one core, which it may share with other partitions' vCPUs.
 */
import {
  type Atomic,
  atomic,
  type Fixed,
  fixed,
  fixedOf,
  type Locked,
  locked,
  type Pool,
  pool,
  type u32,
  type u64,
  wrappingAdd,
} from '@bulkhead/bare';
import { InterruptDistributor, VcpuInterrupts } from '#machine';
import { MAX_PARTITIONS, MAX_PORTS, MAX_VCPUS, type PartitionRecord } from '../abi/configuration.ts';
import { HEALTH_ERRORS } from '../abi/health.ts';
import { packedConfiguration } from './configuration.ts';
import { ConsolePort } from './console/port.ts';
import { hasDirectInterrupts, hasVirtualInterrupts } from './features.ts';
import { Port } from './port.ts';
import { Watchdog } from './watchdog-state.ts';

/** Where a vCPU stands, seen by PSCI (DEN 0022, AFFINITY_INFO) and by the core that runs it. */
export const enum Power {
  Off = 0,
  /** CPU_ON was accepted; the core has not entered the guest yet. */
  Pending = 1,
  On = 2,
}

export const enum Life {
  /** In the configuration, not started. */
  Idle = 0,
  Running = 1,
  /** Every core of the partition is to leave the guest; `ending` says why. */
  Stopping = 2,
  Ended = 3,
  /** Between two lives: the core of vCPU 0 sees to it (turnover.ts). */
  Turning = 4,
  /** About to end: as above. */
  Closing = 5,
}

export class VirtualCpu {
  index: u32 = 0;
  core: u32 = 0;
  /** A `Power`; changes under the lock of the partition's `state`. */
  power: Atomic<u32> = atomic(0);
  interrupts: VcpuInterrupts = new VcpuInterrupts();
}

/** How a partition's life is to end, and how its vCPUs start. */
export class LifeState {
  /** The `HealthAction` for which it ends. */
  ending: u32 = 0;
  /** An `EndReason` (abi/events.ts). */
  reason: u32 = 0;
  /** vCPUs that are not out yet while the partition stops, a bit each. */
  inside: u32 = 0;
  /** When that was requested, and how many ends there have been. */
  since: u64 = 0n;
  turn: u32 = 0;
  /** Restarts of the period that `RecoveryRecord.restartLimit` speaks of, and when it ends. */
  recentRestarts: u32 = 0;
  periodEnds: u64 = 0n;
  /** First instruction and x0 of each vCPU, set by CPU_ON. */
  entry: Fixed<u64, 8> = fixed(MAX_VCPUS, 0n);
  argument: Fixed<u64, 8> = fixed(MAX_VCPUS, 0n);
}

export class Partition {
  index: u32 = 0;
  vcpuCount: u32 = 0;
  /** A `Life`; changes under the lock of `state`, as every vCPU's power does. */
  life: Atomic<u32> = atomic(0);
  state: Locked<LifeState> = locked(new LifeState());
  restarts: Atomic<u32> = atomic(0);
  /** Its interrupts reach it with no exit (InterruptMode.Direct). */
  direct: boolean = false;
  /** Accesses refused with an injected abort (FaultAction.Inject). */
  injectedFaults: Atomic<u64> = atomic(0n);
  /** How often it has had each `HealthError`. */
  errors: Fixed<Atomic<u32>, 16> = fixedOf(HEALTH_ERRORS, () => atomic(0));
  /** The record of the error that its next report is about; or 0. */
  reportDue: Atomic<u64> = atomic(0n);
  /** The record of the report that is being said, line by line; or 0. */
  unsaid: Atomic<u64> = atomic(0n);
  /** Before this time it does not start again. */
  notBefore: Atomic<u64> = atomic(0n);
  /** Calls that nobody knows: how many there were, how many at the last look, and when the next is. */
  refusedCalls: Atomic<u32> = atomic(0);
  refusedBefore: Atomic<u32> = atomic(0);
  countsAt: Atomic<u64> = atomic(0n);
  /** By when HYPERCALL_WATCHDOG is to come again; 0: never. */
  kickBefore: Atomic<u64> = atomic(0n);
  watchdog: Watchdog = new Watchdog();
  /** By when every core has taken its vCPU out, while the partition stops; 0: one that has not is known. */
  answerBy: Atomic<u64> = atomic(0n);
  /** It starts from its fallback image. */
  isFallback: Atomic<boolean> = atomic(false);
  /** Root of the stage-2 tables and the VMID, as VTTBR_EL2 wants them. */
  translationRoot: u64 = 0n;
  interrupts: InterruptDistributor = new InterruptDistributor();
  console: ConsolePort = new ConsolePort();
  /** Its ends of channels, by number. */
  ports: Fixed<Port, 8> = fixedOf(MAX_PORTS, () => new Port());
  /** One of them answers calls. */
  answersCalls: boolean = false;
  vcpus: Fixed<VirtualCpu, 8> = fixedOf(MAX_VCPUS, () => new VirtualCpu());
}

export const partitions: Pool<Partition> = pool(MAX_PARTITIONS, () => new Partition());

/** A call that nobody knows. Two cores that count at once may count one: only storms matter. */
export function countRefusal(partition: Partition): void {
  partition.refusedCalls.storeRelaxed(wrappingAdd(partition.refusedCalls.loadRelaxed(), 1));
}

/** No vCPU of the partition runs, and the core of its first has something to do before one does, or it ends. */
export function isTurning(life: u32): boolean {
  return life >= Life.Turning;
}

/** Its interrupts reach it with no exit (InterruptMode.Direct). */
export function isDirect(partition: Partition): boolean {
  return hasDirectInterrupts() && (!hasVirtualInterrupts() || partition.direct);
}

/**
 * The partition's validated record.
 * @apart
 */
export function recordOf(partition: Partition): PartitionRecord {
  return packedConfiguration().partitions[partition.index];
}
