/**
 * Events: lines on EVENT_CONSOLE that tell a tool how each partition ended. A line is a word, then
 * `key=value` pairs separated by one space; values are unsigned hexadecimal numbers with 0x. The words:
 *
 * - `start partition= restarts=`: vCPU 0 is about to run (restarts counts earlier starts; of these only the first,
 *   second, fourth, eighth … are announced). Of a restart also `ticks=` of the system counter since the error, and of
 *   those `scrubticks=` for `scrubbed=` bytes cleared and `loadticks=` for `loaded=` bytes copied.
 * - `end partition= reason= restarts= injectedfaults=`: an `EndReason`; every vCPU has stopped. The last
 *   counts accesses refused with an abort under `HealthAction.Inject`.
 * - `fault partition= vcpu= cause= esr= elr= far= ipa= spsr=` (a `FaultCause`), followed by
 *   four lines `registers partition= x0= …`, the last with `sp=`, and `trace partition= t0= …`, the return addresses
 *   by the guest's frame pointers; except for `FaultCause.HypervisorCheck`, and for accesses that are injected.
 * - `health sequence= boot= partition= vcpu= error= action= count=`: a record of the health log (abi/health.ts). After
 *   a warm reset those that have survived come first, with the `boot=` that they are from.
 * - `core core= partition= vcpu= exits= el2instructions= kinds…`: at the end of a partition, for each of
 *   its cores; `el2instructions` is what the handlers of its exits executed, counted by the
 *   PMU and missing where the PMU cannot; the kinds are
 *   `hvc= smc= sysreg= mmio= irq= wfx= other=`.
 * - `halt reason=`: the hypervisor itself stops (`HaltReason`); `brk=` and `elr=` (from the start of the
 *   image) when a run-time check failed that was not contained.
 */

export const enum EndReason {
  /** PSCI SYSTEM_OFF, or every vCPU off. */
  Off = 0,
  Fault = 1,
  /** A TypeScript partition's own check failed, reported by HYPERCALL_PANIC. */
  Panic = 2,
  /** Its watchdog, or its windows. */
  Deadline = 3,
  /** Another partition asked for it. */
  Request = 4,
}

export const enum FaultCause {
  /** A data access outside the partition's memory and devices. */
  DataAbort = 1,
  InstructionAbort = 2,
  /** A device access whose syndrome is not valid and whose instruction is not one that is decoded. */
  Undecodable = 3,
  /** An SError that the hypervisor attributes to the partition. */
  SystemError = 4,
  /** HYPERCALL_PANIC: `esr`, `elr` and `far` are those of the partition's own EL1. */
  Panic = 5,
  /** An exception class that no guest can cause under the configured traps. */
  Unexpected = 6,
  /**
   * A check of the hypervisor failed while it served the partition, or changed something of it (`HealthError.Check`):
   * `esr` and `spsr` are of EL2, `elr` counts from the start of the image, and no registers follow.
   */
  HypervisorCheck = 7,
  /** A system register or an instruction that the partition does not have. */
  Undefined = 8,
}

export const enum HaltReason {
  AllEnded = 0,
  ConfigurationRefused = 1,
  CheckFailed = 2,
  /** An exception taken from EL2 that is not a failed check. */
  Exception = 3,
  /** An error whose action is `HealthAction.StopSystem`, or ResetSystem. */
  Error = 4,
  ErrorReset = 5,
}
