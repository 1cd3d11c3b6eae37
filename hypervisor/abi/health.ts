/**
 * Health: what can go wrong, what is done about it, and the log that keeps it. The log lies in memory behind the
 * image, survives a warm reset of the board, and can be read by a partition that has the right (`Right.Health`).
 */
import { type Fixed, fixed, fixedOf, type u32, type u64 } from '@bulkhead/bare';

/** Errors, each with the level at which it is handled. Numbers are permanent. */
export const enum HealthError {
  /** Partition: a data access outside its memory and devices, or one that cannot be carried out. */
  Access = 0,
  /** Partition: instructions fetched from outside its memory. */
  Fetch = 1,
  /** Partition: a system register or instruction that it does not have. */
  Undefined = 2,
  /** Partition: an SError, or an external abort on its access. */
  SystemError = 3,
  /** Partition: an exception that no guest can cause under the configured traps. */
  Unexpected = 4,
  /** Partition: it says itself that it cannot go on (HYPERCALL_PANIC). */
  Panic = 5,
  /** Partition: PSCI SYSTEM_RESET, which is also what an operating system does after its own panic. */
  Reset = 6,
  /** Partition: PSCI SYSTEM_RESET2, whose memory is to be kept. */
  WarmReset = 7,
  /** Partition: PSCI SYSTEM_OFF, or its last vCPU is off. */
  Off = 8,
  /** Partition: more refused calls in a second than `stormPerSecond`. */
  Storm = 9,
  /** Partition: its watchdog has expired. */
  Watchdog = 10,
  /** Partition: its window ended before it had given it back (HYPERCALL_YIELD); from the first that it gave back on. */
  Overrun = 11,
  /** Core: a run-time check of the hypervisor failed while it served the partition, or changed something of it. */
  Check = 12,
  /** Partition: another, which has the right, asked for it (HYPERCALL_CONTROL). */
  Request = 13,
  /** System: an error interrupt of the board. */
  BoardError = 14,
  /** System: one of its cores does not start, or does not answer. */
  Core = 15,
}

/** Entries of a table that is indexed by `HealthError`. */
export const HEALTH_ERRORS = 16;

/** What is done about an error. */
export const enum HealthAction {
  /** It is recorded, and the partition goes on. */
  Log = 0,
  /** The partition takes the architecture's own exception at its EL1. */
  Inject = 1,
  /** The partition starts again from its image, its memory cleared. */
  Restart = 2,
  /** The partition starts again with its memory as it is. */
  RestartWarm = 3,
  /** The partition stops for good. */
  Halt = 4,
  /** The partition starts from its fallback image, now and from then on. */
  Fallback = 5,
  /** The partition stops, and its recovery partition starts. */
  Recover = 6,
  /** The board is powered off: nothing that may be damaged goes on. */
  StopSystem = 7,
  /** The board is reset (PSCI SYSTEM_RESET): everything starts again; the health log is kept. */
  ResetSystem = 8,
}

/** What a partition may do beyond its own affairs: bits of `PartitionRecord.rights`. */
export const enum Right {
  /** It sees the health log, read-only, at GUEST_HEALTH. */
  Health = 1,
}

/** Of `PartitionRecord.recovery`: there is none. */
export const NO_PARTITION: u32 = 0xffff_ffff;

/** 'BULKHLTH' read as a little-endian u64. */
export const HEALTH_MAGIC: u64 = 0x4854_4c48_4b4c_5542n;
export const HEALTH_VERSION: u32 = 1;
/** The log's memory: two pages behind the image. */
export const HEALTH_BYTES: u64 = 0x2000n;
export const HEALTH_RECORDS = 16;
/** Return addresses of a back trace. */
export const TRACE_DEPTH = 8;

/**
 * One error. Of one that comes again and again only the first, second, third, fifth, ninth … is recorded.
 * @layout
 */
export class HealthRecord {
  /** Counts records from 1; 0 while the record is being written, and in one that never was. */
  sequence: u64 = 0n;
  /** The system counter, and how often the board had been reset with this log. */
  timeTicks: u64 = 0n;
  boot: u32 = 0;
  /** A `HealthError`, and the `HealthAction` that was taken. */
  error: u32 = 0;
  action: u32 = 0;
  /** The partition and its vCPU; NO_PARTITION for an error of the system. */
  partition: u32 = 0;
  vcpu: u32 = 0;
  /** How often the partition has had this error since boot, this one included. */
  count: u32 = 0;
  /** A `FaultCause` (abi/events.ts), or 0. */
  cause: u32 = 0;
  reserved: u32 = 0;
  /** ESR_EL2, ELR_EL2, FAR_EL2, SPSR_EL2 of the exit, and the guest-physical address of a stage-2 fault. */
  esr: u64 = 0n;
  elr: u64 = 0n;
  far: u64 = 0n;
  spsr: u64 = 0n;
  ipa: u64 = 0n;
  /** The guest's stack pointer, and its registers. */
  sp: u64 = 0n;
  x: Fixed<u64, 31> = fixed(31, 0n);
  /** Return addresses by the frame pointers from x29 on; 0 behind the last. */
  trace: Fixed<u64, 8> = fixed(TRACE_DEPTH, 0n);
  /** Sum (wrapping) of the words above, against memory that has not survived. */
  sum: u64 = 0n;
}

/** @layout */
export class HealthLog {
  magic: u64 = 0n;
  version: u32 = 0;
  /** Starts of the board with this log; 1 after power-on. */
  boots: u32 = 0;
  /** Sequence number of the newest record; it lies at `(newest - 1) % HEALTH_RECORDS`. */
  newest: u64 = 0n;
  /** Frequency of the system counter. */
  ticksPerSecond: u64 = 0n;
  records: Fixed<HealthRecord, 16> = fixedOf(HEALTH_RECORDS, () => new HealthRecord());
}
