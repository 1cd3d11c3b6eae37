/**
 * Partitions and their vCPUs: the units of isolation. They are made from the configuration at boot and
 * nothing is added later. One vCPU is pinned to one core, and a core runs at most one vCPU.
 */
import { type Atomic, atomic, type Fixed, fixedOf, type u32, type u64 } from '@bulkhead/bare';
import { Lock } from '#lock';
import { GuestFrame, InterruptDistributor, VcpuInterrupts } from '#machine';
import { MAX_PARTITIONS, MAX_VCPUS, type PartitionRecord } from '../abi/configuration.ts';
import { packedConfiguration } from './configuration.ts';
import { ConsolePort } from './console/port.ts';

/** Where a vCPU stands, seen by PSCI (DEN 0022, AFFINITY_INFO) and by the core that runs it. */
export const enum Power {
  Off = 0,
  /** CPU_ON was accepted; the core has not entered the guest yet. */
  Pending = 1,
  On = 2,
}

export const enum Life {
  /** In the configuration, not started; or between two lives. */
  Idle = 0,
  Running = 1,
  /** Every core of the partition is to leave the guest; `ending` says why. */
  Stopping = 2,
  Ended = 3,
}

/** What is to happen when the last vCPU has stopped. */
export const enum Ending {
  Stop = 0,
  Restart = 1,
}

export class VirtualCpu {
  index: u32 = 0;
  core: u32 = 0;
  /** Changes under the partition's lock. */
  power: u32 = 0;
  /** Set by CPU_ON for the vCPU's first instruction. */
  entry: u64 = 0n;
  argument: u64 = 0n;
  frame: GuestFrame = new GuestFrame();
  interrupts: VcpuInterrupts = new VcpuInterrupts();
}

export class Partition {
  index: u32 = 0;
  /** Guards the life cycle: `life` to `coresInside` and every vCPU's power state. */
  lock: Lock = new Lock();
  vcpuCount: u32 = 0;
  life: u32 = 0;
  ending: u32 = 0;
  /** An `EndReason` (abi/events.ts). */
  reason: u32 = 0;
  restarts: u32 = 0;
  /** Its interrupts reach it with no exit (InterruptMode.Direct). */
  direct: boolean = false;
  /** Accesses refused with an injected abort (FaultAction.Inject). */
  injectedFaults: Atomic<u64> = atomic(0n);
  /** vCPUs whose core has not yet parked while stopping. */
  coresInside: u32 = 0;
  /** Root of the stage-2 tables and the VMID, as VTTBR_EL2 wants them. */
  translationRoot: u64 = 0n;
  interrupts: InterruptDistributor = new InterruptDistributor();
  console: ConsolePort = new ConsolePort();
  vcpus: Fixed<VirtualCpu, 8> = fixedOf(MAX_VCPUS, () => new VirtualCpu());
}

export const partitions: Fixed<Partition, 8> = fixedOf(MAX_PARTITIONS, () => new Partition());

/** The partition's validated record. */
export function recordOf(partition: Partition): PartitionRecord {
  return packedConfiguration().partitions[partition.index];
}
