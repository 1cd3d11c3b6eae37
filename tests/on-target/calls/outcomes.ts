/** What becomes of calls that are not simply answered. */
import { type u32, u64 } from '@bulkhead/bare';
import { CallResult, now, print, printLine, printNumber, takeSignal } from '@bulkhead/sdk';
import { armTimer, disarmTimer, ticks } from '@bulkhead/sdk/clock.unsafe';
import { expectEqual, expectTrue } from '../check.ts';
import { order, report } from './caller.ts';
import { BELL_INTID, callAsk, signalEnough, signalEnoughDeep } from './client.ports.ts';
import { Command } from './orders.ts';
import { interruptAfter } from './timer.ts';

const SHORT_NS: u64 = 500_000n;
const LONG_NS: u64 = 5_000_000n;
/** Longer than any of it takes. */
const PATIENT_NS: u64 = 60_000_000_000n;

function ask(command: Command, argument: u64, timeoutNs: u64): CallResult {
  order.command = u64(command);
  order.argument = argument;
  return callAsk(order, report, timeoutNs);
}

function expectOutcome(name: string, result: CallResult, expected: CallResult): void {
  expectEqual(name, u64(result), u64(expected));
}

/** The next call gets its own answer, and the server has taken as many calls more as are named. */
function expectService(name: string, takenBefore: u64, calls: u64): void {
  expectOutcome(name, ask(Command.Triple, 77n, 0n), CallResult.Answered);
  expectEqual('the answer is to this call', report.value, 231n);
  expectEqual('the server has taken so many calls', report.taken, takenBefore + calls);
}

/** An interrupt that this vCPU has not enabled does not end its call. */
export function disabledInterrupts(): void {
  armTimer(ticks());
  expectOutcome('a timer that is not enabled', ask(Command.Sleep, LONG_NS, 0n), CallResult.Answered);
  disarmTimer();
  expectOutcome('a signal that is not enabled', ask(Command.RingAndSleep, LONG_NS, 0n), CallResult.Answered);
}

/** A call that takes longer than the caller waits, and one that the server does not come to. */
export function patience(): void {
  expectOutcome('a call before', ask(Command.Triple, 1n, 0n), CallResult.Answered);
  const taken = report.taken;
  const before = now();
  expectOutcome('a server that works too long', ask(Command.Work, 0n, SHORT_NS), CallResult.TimedOut);
  const waited: u64 = now() - before;
  expectTrue('the caller waits as long as it said', waited >= SHORT_NS);
  print('waited ');
  printNumber(waited);
  printLine(' ns');
  expectOutcome('a server that is busy', ask(Command.Triple, 2n, SHORT_NS), CallResult.TimedOut);
  expectEqual('a call without an answer changes nothing', report.taken, taken);
  signalEnough();
  expectService('a call after those that timed out', taken, 2n);
  expectOutcome('a server that is in time', ask(Command.Sleep, SHORT_NS, PATIENT_NS), CallResult.Answered);
}

/** An interrupt of the caller ends its call. */
export function interruptions(): void {
  expectOutcome('a call before', ask(Command.Triple, 1n, 0n), CallResult.Answered);
  const taken = report.taken;
  interruptAfter(SHORT_NS);
  expectOutcome("the caller's timer", ask(Command.Work, 0n, 0n), CallResult.Interrupted);
  signalEnough();
  expectService('a call after the timer', taken, 2n);
  expectTrue('the signal that was not enabled is there', takeSignal(BELL_INTID));
  expectOutcome('a signal to the caller', ask(Command.RingAndWork, 0n, 0n), CallResult.Interrupted);
  expectTrue('the signal is noted', takeSignal(BELL_INTID));
  signalEnough();
  expectService('a call after the signal', taken, 4n);
}

/** The server waits for something else while it serves. */
export function pauses(): void {
  expectOutcome('a server that sleeps', ask(Command.Sleep, LONG_NS, 0n), CallResult.Answered);
  expectEqual('its answer', report.value, 3n * LONG_NS);
  expectOutcome('a server that yields', ask(Command.Yield, 5n, 0n), CallResult.Answered);
  expectEqual('its answer', report.value, 15n);
}

/** The server calls another. */
export function chains(): void {
  order.patienceNs = 0n;
  expectOutcome('a chain of calls', ask(Command.TripleDeeper, 1_000n, 0n), CallResult.Answered);
  expectEqual('its second call', report.outcome, u64(CallResult.Answered));
  expectEqual('the answer came all the way', report.value, 3_000n);
  order.patienceNs = SHORT_NS;
  expectOutcome('a chain whose end is slow', ask(Command.WorkDeeper, 0n, 0n), CallResult.Answered);
  expectEqual('the second call', report.outcome, u64(CallResult.TimedOut));
  signalEnoughDeep();
  order.patienceNs = 0n;
  const taken = report.taken;
  expectOutcome('a chain that takes too long', ask(Command.WorkDeeper, 0n, SHORT_NS), CallResult.TimedOut);
  signalEnoughDeep();
  expectService('a call through the rest of that chain', taken, 2n);
  interruptAfter(SHORT_NS);
  expectOutcome('a chain that is interrupted', ask(Command.WorkDeeper, 0n, 0n), CallResult.Interrupted);
  signalEnoughDeep();
  expectService('a call through the rest of that one', taken, 4n);
  expectOutcome('a chain whose end restarts', ask(Command.RestartDeeper, 0n, 0n), CallResult.Answered);
  expectEqual('its second call', report.outcome, u64(CallResult.PeerGone));
  expectOutcome('a chain after that', ask(Command.TripleDeeper, 9n, 0n), CallResult.Answered);
  expectEqual('and its answer', report.value, 27n);
}

/** Servers that do not answer. */
export function ends(): void {
  expectOutcome('a call before', ask(Command.Triple, 1n, 0n), CallResult.Answered);
  const taken = report.taken;
  expectOutcome('a server that waits without an answer', ask(Command.Ignore, 0n, 0n), CallResult.PeerGone);
  expectService('a call after that', taken, 2n);
  expectOutcome('a server that restarts', ask(Command.Restart, 0n, 0n), CallResult.PeerGone);
  expectService('a call to its next life', 0n, 1n);
  expectOutcome('a server that stops', ask(Command.Stop, 0n, 0n), CallResult.PeerGone);
  for (let again: u32 = 0; again < 3; again++) {
    expectOutcome('a server that has stopped', ask(Command.Triple, 0n, 0n), CallResult.PeerGone);
  }
}
