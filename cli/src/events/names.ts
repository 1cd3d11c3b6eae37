/** The ABI's numbers in the words that system descriptions and reports use. */
import { EndReason, FaultCause, HaltReason } from '@bulkhead/hypervisor/abi/events';
import type { ExpectedEnd, ExpectedFaultCause } from '@bulkhead/system';

const ENDS: ReadonlyMap<number, ExpectedEnd> = new Map<number, ExpectedEnd>([
  [EndReason.Off, 'off'],
  [EndReason.Fault, 'fault'],
  [EndReason.Panic, 'panic'],
  [EndReason.Deadline, 'deadline'],
  [EndReason.Request, 'request'],
]);

const CAUSES: ReadonlyMap<number, FaultCauseName> = new Map<number, FaultCauseName>([
  [FaultCause.DataAbort, 'data-abort'],
  [FaultCause.InstructionAbort, 'instruction-abort'],
  [FaultCause.Undecodable, 'undecodable'],
  [FaultCause.SystemError, 'system-error'],
  [FaultCause.Panic, 'panic'],
  [FaultCause.Unexpected, 'unexpected'],
  [FaultCause.HypervisorCheck, 'hypervisor-check'],
  [FaultCause.Undefined, 'undefined'],
]);

const HALTS: ReadonlyMap<number, string> = new Map<number, string>([
  [HaltReason.AllEnded, 'every partition has ended'],
  [HaltReason.ConfigurationRefused, 'the hypervisor refused its configuration'],
  [HaltReason.CheckFailed, 'a check of the hypervisor itself failed'],
  [HaltReason.Exception, 'the hypervisor itself took an exception'],
  [HaltReason.Error, 'an error has the board stop'],
  [HaltReason.ErrorReset, 'an error has the board start again'],
]);

export type FaultCauseName = ExpectedFaultCause | 'panic';

export function endName(reason: number): string {
  return ENDS.get(reason) ?? `unknown reason ${reason}`;
}

export function causeName(cause: number): string {
  return CAUSES.get(cause) ?? `unknown cause ${cause}`;
}

export function haltName(reason: number): string {
  return HALTS.get(reason) ?? `unknown reason ${reason}`;
}
