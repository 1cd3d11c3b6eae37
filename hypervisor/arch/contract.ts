/**
 * What an architecture gives to `core/`. `#machine` (package.json) names the module that does; the last
 * lines have tsc compare the two, so an architecture that lacks a part does not compile.
 */
import type { u32, u64 } from '@bulkhead/bare';
import type * as machine from '#machine';
import type { BoardRecord, RuntimeConfiguration } from '../abi/configuration.ts';
import type { HealthLog, HealthRecord } from '../abi/health.ts';
import type { Pa } from '../core/addresses.ts';
import type { Cpu } from '../core/cpu.ts';
import type { Partition, VirtualCpu } from '../core/partition.ts';
import type { Resident } from '../core/resident.ts';

export interface MachineContract {
  /** The system counter and its ticks a second. */
  counter(): u64;
  counterFrequency(): u64;
  /** The core's own one-shot timer, in ticks of the counter. */
  setTimer(deadline: u64): void;
  disarmTimer(): void;
  /** Sleeps until something is pending; `drainInterrupts` then handles it. */
  waitForInterrupt(): void;
  drainInterrupts(cpu: Cpu): void;
  /** Has another core come out of its guest or its sleep. */
  kickCore(core: u32): void;

  /** The interrupt controller's `ControllerKind`, and whether its interrupts can go to a partition with no exit. */
  readonly CONTROLLER: u32;
  readonly CAN_BE_DIRECT: boolean;
  /** The interrupt controller's registers: whether their addresses are valid, and whether a range overlaps them. */
  validController(board: BoardRecord): boolean;
  validControllerPlace(board: BoardRecord): boolean;
  overlapsController(board: BoardRecord, pa: u64, sizeBytes: u64): boolean;

  /** The start of the image, the configuration behind it, and checksums, which go on from the sum `before`. */
  imageStart(): u64;
  packedConfiguration(): RuntimeConfiguration;
  configurationSize(): u64;
  checkedPart(): u64;
  crc32(before: u32, start: Pa, sizeBytes: u64): u32;

  /** A vCPU's first state or its return to the core, and its last. */
  loadGuest(cpu: Cpu, resident: Resident, partition: Partition, vcpu: VirtualCpu): void;
  leaveGuest(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, resident: Resident): void;
  /** Whether a vCPU that waits has an interrupt, and when a timer of one that is not loaded expires. */
  isAwake(cpu: Cpu, resident: Resident, partition: Partition, vcpu: VirtualCpu, now: u64): boolean;
  timerOf(cpu: Cpu, resident: Resident): u64;
  /** The same of one that has just lost the core. */
  nextTimer(resident: Resident): u64;
  /** What a start of the partition renews. */
  loadPartitionMemory(partition: Partition, segment: u32, offset: u64, sizeBytes: u64): void;
  clearPartitionMemory(partition: Partition, offset: u64, sizeBytes: u64): void;
  resetChannelEnds(partition: Partition): void;
  resetPartitionDevices(partition: Partition): void;
  /** The health log, in memory that survives a reset, and its records. */
  healthLog(): HealthLog;
  clearRecord(record: HealthRecord): void;
  seal(record: HealthRecord): void;
  isSealed(record: HealthRecord): boolean;
  /** Where a guest was at its exit, and what it says itself of its panic. */
  describeExit(record: HealthRecord, partition: Partition | null, frame: machine.GuestFrame): void;
  describePanic(record: HealthRecord, frame: machine.GuestFrame): void;
  /** True when the PMU counts the hypervisor's own instructions. */
  countsInstructions(): boolean;
  /** The interrupt `intid` of the partition's port, from any core. */
  raiseSignal(partition: Partition, port: u32, intid: u32): void;
  /** Level of an emulated device's interrupt. */
  setLine(partition: Partition, intid: u32, high: boolean, self: machine.Self): void;
}

type Satisfies<Contract, Implementation extends Contract> = Implementation;
/** Fails to compile when the architecture's module does not keep the contract. */
export type Machine = Satisfies<MachineContract, typeof machine>;
