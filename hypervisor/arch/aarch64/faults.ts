/** A guest that cannot go on: recorded with everything that helps, then stopped. The others go on. */
import { type u32, u64 } from '@bulkhead/bare';
import { EndReason, FaultCause } from '../../abi/events.ts';
import { HealthAction, HealthError } from '../../abi/health.ts';
import { eventPort } from '../../core/console/consoles.ts';
import { beginLine, decimal, endLine, field, hex, text } from '../../core/console/line.ts';
import { isAnnounced } from '../../core/events.ts';
import { requestStop } from '../../core/lifecycle.ts';
import { Ending, type Partition, recordOf, type VirtualCpu } from '../../core/partition.ts';
import { injectAbort } from './inject.ts';
import type { GuestFrame } from './layout.ts';
import { readElr, readEsr, readFar, readGuestStackPointer, readSpsr } from './system.unsafe.ts';

function reportRegisters(partition: Partition, frame: GuestFrame): void {
  beginLine(eventPort, 'registers');
  field(eventPort, 'partition', u64(partition.index));
  for (let i: u32 = 0; i < 31; i++) {
    text(eventPort, ' x');
    decimal(eventPort, i);
    text(eventPort, '=');
    hex(eventPort, frame.x[i]);
  }
  field(eventPort, 'sp', readGuestStackPointer());
  endLine(eventPort);
}

/** The line of the fault itself. */
export function reportCause(
  partition: Partition,
  vcpu: VirtualCpu,
  cause: FaultCause,
  esr: u64,
  elr: u64,
  far: u64,
  ipa: u64,
): void {
  beginLine(eventPort, 'fault');
  field(eventPort, 'partition', u64(partition.index));
  field(eventPort, 'vcpu', u64(vcpu.index));
  field(eventPort, 'cause', u64(cause));
  field(eventPort, 'esr', esr);
  field(eventPort, 'elr', elr);
  field(eventPort, 'far', far);
  field(eventPort, 'ipa', ipa);
  field(eventPort, 'spsr', readSpsr());
  endLine(eventPort);
}

function report(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  cause: FaultCause,
  esr: u64,
  elr: u64,
  far: u64,
  ipa: u64,
): void {
  reportCause(partition, vcpu, cause, esr, elr, far, ipa);
  reportRegisters(partition, frame);
}

/**
 * An access to what the partition does not have: the configured action. With HealthAction.Inject only
 * the first of an announced life is reported, so that a guest that probes does not fill the log.
 * @cold
 */
export function refuseAccess(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  cause: FaultCause,
  ipa: u64,
): void {
  const error: u32 = cause === FaultCause.InstructionAbort ? HealthError.Fetch : HealthError.Access;
  if (recordOf(partition).actions[error] !== HealthAction.Inject) {
    stopForFault(partition, vcpu, frame, cause, ipa);
    return;
  }
  const syndrome = readEsr();
  if (partition.injectedFaults.add(1n) === 0n && isAnnounced(partition))
    report(partition, vcpu, frame, cause, syndrome, readElr(), readFar(), ipa);
  injectAbort(syndrome);
}

/**
 * Reports the fault and stops the partition.
 * @cold
 */
export function stopForFault(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  cause: FaultCause,
  ipa: u64,
): void {
  report(partition, vcpu, frame, cause, readEsr(), readElr(), readFar(), ipa);
  requestStop(partition, Ending.Stop, EndReason.Fault);
}

/**
 * HYPERCALL_PANIC: x1, x2 and x3 are ESR_EL1, ELR_EL1 and FAR_EL1.
 * @cold
 */
export function reportPanic(partition: Partition, vcpu: VirtualCpu, frame: GuestFrame): void {
  report(partition, vcpu, frame, FaultCause.Panic, frame.x[1], frame.x[2], frame.x[3], 0n);
}
