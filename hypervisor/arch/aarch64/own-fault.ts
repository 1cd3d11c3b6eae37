/**
 * An exception of the hypervisor itself: a fault, or a failed check that contain.ts cannot contain. It is reported
 * once and the board stops.
 */
import { type Atomic, atomic, type u32, u64, wrappingSub } from '@bulkhead/bare';
import { powerOffBoard } from '#power';
import { HaltReason } from '../../abi/events.ts';
import { eventPort } from '../../core/console/consoles.ts';
import { beginLine, endLastLine, field } from '../../core/console/line.ts';
import { imageStart } from './image.unsafe.ts';
import { readElr, readEsr, readFar, readMpidr, waitForInterrupt } from './system.unsafe.ts';

const EC_BRK: u64 = 0x3cn;
const NOBODY: u64 = 0n;

class Crash {
  /** MPIDR_EL1 (whose bit 31 is 1) of the core that reports. */
  reporter: Atomic<u64> = atomic(NOBODY);
}

const crash = new Crash();

function report(kind: u32): void {
  const syndrome = readEsr();
  const isCheck = syndrome >> 26n === EC_BRK;
  beginLine('halt');
  field('reason', u64(isCheck ? HaltReason.CheckFailed : HaltReason.Exception));
  if (isCheck) field('brk', syndrome & 0xffffn);
  field('elr', wrappingSub(readElr(), imageStart()));
  field('esr', syndrome);
  field('far', readFar());
  field('vector', u64(kind));
  endLastLine(eventPort);
}

/**
 * @entry hypervisor_fault
 * @cold
 */
export function hypervisorFault(kind: u32): void {
  const self = readMpidr();
  const reporter = crash.reporter.compareExchange(NOBODY, self);
  if (reporter === NOBODY) report(kind);
  // A core that comes again fails at its report.
  if (reporter === NOBODY || reporter === self) powerOffBoard();
  while (true) waitForInterrupt();
}
