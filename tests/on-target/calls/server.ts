/** Does what it is told by three callers. It sleeps first, so that all of them wait when it begins. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  CallResult,
  delay,
  print,
  printLine,
  printNumber,
  restart,
  stop,
  takeSignal,
  waitForCall,
  waitForWindow,
} from '@bulkhead/sdk';
import { Command, Order, Report } from './orders.ts';
import {
  callDeeper,
  ENOUGH_INTID,
  receiveAsk,
  receiveAskSecond,
  receiveAskThird,
  replyAsk,
  replyAskSecond,
  replyAskThird,
  signalBell,
} from './server.ports.ts';

const FIRST_SLEEP_NS: u64 = 3_000_000n;
/** Callers whose order is told. */
const TOLD: u64 = 4n;
const order = new Order();
const report = new Report();
const deeperOrder = new Order();
const deeperReport = new Report();

function work(): void {
  while (!takeSignal(ENOUGH_INTID)) {}
}

function deeper(command: Command): void {
  deeperOrder.command = u64(command);
  deeperOrder.argument = order.argument;
  let outcome = callDeeper(deeperOrder, deeperReport, order.patienceNs);
  while (outcome === CallResult.Interrupted)
    outcome = callDeeper(deeperOrder, deeperReport, order.patienceNs);
  report.outcome = u64(outcome);
  report.value = deeperReport.value;
}

/** False when there is no answer. */
function obey(): boolean {
  report.taken += 1n;
  report.value = 3n * order.argument;
  const command = order.command;
  if (command === u64(Command.Ignore)) return false;
  if (command === u64(Command.RingAndSleep) || command === u64(Command.RingAndWork)) signalBell();
  if (command === u64(Command.Work) || command === u64(Command.RingAndWork)) work();
  if (command === u64(Command.Sleep) || command === u64(Command.RingAndSleep)) delay(order.argument);
  if (command === u64(Command.Yield)) waitForWindow();
  if (command === u64(Command.Restart)) restart();
  if (command === u64(Command.TripleDeeper)) deeper(Command.Triple);
  if (command === u64(Command.WorkDeeper)) deeper(Command.Work);
  if (command === u64(Command.RestartDeeper)) deeper(Command.Restart);
  if (command === u64(Command.Stop)) stop();
  return true;
}

function tell(caller: u32): void {
  if (report.taken > TOLD) return;
  print('caller ');
  printNumber(u64(caller));
  printLine('');
}

export function main(): void {
  delay(FIRST_SLEEP_NS);
  while (true) {
    waitForCall();
    if (receiveAsk(order) && obey()) {
      replyAsk(report);
      tell(1);
    }
    if (receiveAskSecond(order) && obey()) {
      replyAskSecond(report);
      tell(2);
    }
    if (receiveAskThird(order) && obey()) {
      replyAskThird(report);
      tell(3);
    }
  }
}
