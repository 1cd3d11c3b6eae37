/** A guest that cannot go on, or tries what it may not: recorded with everything that helps. The others go on. */
import type { u32, u64 } from '@bulkhead/bare';
import { EndReason, FaultCause } from '../../abi/events.ts';
import { HealthAction, HealthError, type HealthRecord } from '../../abi/health.ts';
import { isAnnounced } from '../../core/events.ts';
import { actionFor, handleError } from '../../core/health/errors.ts';
import { recordAt, recordError } from '../../core/health/log.ts';
import { printFault } from '../../core/health/report.ts';
import type { Partition, VirtualCpu } from '../../core/partition.ts';
import { traceGuest } from './back-trace.ts';
import { faultingIpa } from './fault-address.ts';
import { injectAbort, injectUndefined } from './inject.ts';
import type { GuestFrame } from './layout.ts';
import { readElr, readEsr, readFar, readGuestStackPointer, readSpsr } from './system.unsafe.ts';

/** Classes of aborts from a lower exception level (Arm ARM D19.2.37), which have an intermediate address. */
const EC_SHIFT: u64 = 26n;
const EC_INSTRUCTION_ABORT: u64 = 0x20n;
const EC_DATA_ABORT: u64 = 0x24n;

/** Where the guest was, from the core's registers and its frame. */
export function describeExit(record: HealthRecord, partition: Partition | null, frame: GuestFrame): void {
  const syndrome = readEsr();
  const kind: u64 = syndrome >> EC_SHIFT;
  record.esr = syndrome;
  record.elr = readElr();
  record.far = readFar();
  record.spsr = readSpsr();
  record.ipa = kind === EC_INSTRUCTION_ABORT || kind === EC_DATA_ABORT ? faultingIpa() : 0n;
  record.sp = readGuestStackPointer();
  for (let i: u32 = 0; i < frame.x.length; i++) record.x[i] = frame.x[i];
  if (partition !== null) traceGuest(record, partition, frame);
}

/**
 * An access to what the partition does not have: the configured action. Of those that are injected, only the first of
 * an announced life is reported beside the log, so that a guest that probes does not fill it.
 * @cold
 */
export function refuseAccess(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  cause: FaultCause,
): void {
  const error: u32 = cause === FaultCause.InstructionAbort ? HealthError.Fetch : HealthError.Access;
  if (actionFor(partition, error) !== HealthAction.Inject) {
    handleError(partition, vcpu, error, cause, frame, EndReason.Fault);
    return;
  }
  const sequence = recordError(partition, vcpu.index, error, HealthAction.Inject, cause, frame);
  if (partition.injectedFaults.add(1n) === 0n && isAnnounced(partition)) {
    const record = recordAt(sequence);
    if (record !== null) printFault(record);
  }
  injectAbort(readEsr());
}

/**
 * A system register or an instruction that the partition does not have.
 * @cold
 */
export function refuseInstruction(partition: Partition, vcpu: VirtualCpu, frame: GuestFrame): void {
  const action = actionFor(partition, HealthError.Undefined);
  if (action === HealthAction.Inject) {
    recordError(partition, vcpu.index, HealthError.Undefined, action, FaultCause.Undefined, frame);
    injectUndefined();
    return;
  }
  handleError(partition, vcpu, HealthError.Undefined, FaultCause.Undefined, frame, EndReason.Fault);
}

/**
 * A fault that the guest cannot take itself.
 * @cold
 */
export function stopForFault(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  cause: FaultCause,
): void {
  const error: u32 = cause === FaultCause.SystemError ? HealthError.SystemError : HealthError.Unexpected;
  handleError(partition, vcpu, error, cause, frame, EndReason.Fault);
}

/** HYPERCALL_PANIC: x1, x2 and x3 are ESR_EL1, ELR_EL1 and FAR_EL1, and the record holds those. */
export function describePanic(record: HealthRecord, frame: GuestFrame): void {
  record.esr = frame.x[1];
  record.elr = frame.x[2];
  record.far = frame.x[3];
  record.ipa = 0n;
}
