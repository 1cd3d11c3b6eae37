/** A guest that cannot go on: recorded with everything that helps, then stopped. The others go on. */
import { type u32, u64 } from '@bulkhead/bare';
import { EndReason, FaultCause } from '../../abi/events.ts';
import { eventPort } from '../../core/console/consoles.ts';
import { beginLine, decimal, endLine, field, hex, text } from '../../core/console/line.ts';
import { requestStop } from '../../core/lifecycle.ts';
import { Ending, type Partition, type VirtualCpu } from '../../core/partition.ts';
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

function report(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  cause: FaultCause,
  elr: u64,
  far: u64,
  ipa: u64,
): void {
  beginLine(eventPort, 'fault');
  field(eventPort, 'partition', u64(partition.index));
  field(eventPort, 'vcpu', u64(vcpu.index));
  field(eventPort, 'cause', u64(cause));
  field(eventPort, 'esr', readEsr());
  field(eventPort, 'elr', elr);
  field(eventPort, 'far', far);
  field(eventPort, 'ipa', ipa);
  field(eventPort, 'spsr', readSpsr());
  endLine(eventPort);
  reportRegisters(partition, frame);
}

/** Reports the fault and stops the partition. */
export function stopForFault(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  cause: FaultCause,
  ipa: u64,
): void {
  report(partition, vcpu, frame, cause, readElr(), readFar(), ipa);
  requestStop(partition, Ending.Stop, EndReason.Fault);
}

/** HYPERCALL_PANIC: x1 is the number of the failed check, x2 its address. */
export function reportPanic(partition: Partition, vcpu: VirtualCpu, frame: GuestFrame): void {
  report(partition, vcpu, frame, FaultCause.Panic, frame.x[2], frame.x[1], 0n);
}
