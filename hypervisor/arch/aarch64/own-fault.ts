/** An exception of the hypervisor itself: a failed check, or a fault. It is reported once and the board stops. */
import { type Atomic, atomic, type u32, u64 } from '@bulkhead/bare';
import { HaltReason } from '../../abi/events.ts';
import { eventPort } from '../../core/console/consoles.ts';
import { beginUrgentLine, drain, endUrgentLine, field } from '../../core/console/line.ts';
import { powerOffBoard } from './cpu.unsafe.ts';
import { imageStart } from './image.unsafe.ts';
import { readElr, readEsr, readFar, waitForInterrupt } from './system.unsafe.ts';

const EC_BRK: u64 = 0x3cn;

class Crash {
  reported: Atomic<boolean> = atomic(false);
}

const crash = new Crash();

/** @entry hypervisor_fault */
export function hypervisorFault(kind: u32): void {
  const syndrome = readEsr();
  const isCheck = syndrome >> 26n === EC_BRK;
  if (!crash.reported.exchange(true)) {
    beginUrgentLine(eventPort, 'halt');
    field(eventPort, 'reason', u64(isCheck ? HaltReason.CheckFailed : HaltReason.Exception));
    if (isCheck) field(eventPort, 'brk', syndrome & 0xffffn);
    field(eventPort, 'elr', readElr() - imageStart());
    field(eventPort, 'esr', syndrome);
    field(eventPort, 'far', readFar());
    field(eventPort, 'vector', u64(kind));
    endUrgentLine(eventPort);
    drain(eventPort);
    powerOffBoard();
  }
  while (true) waitForInterrupt();
}
