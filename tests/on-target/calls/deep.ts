/** The server of the server. */
import { u64 } from '@bulkhead/bare';
import { restart, takeSignal, waitForCall } from '@bulkhead/sdk';
import { ENOUGH_INTID, receiveDeeper, replyDeeper } from './deep.ports.ts';
import { Command, Order, Report } from './orders.ts';

const order = new Order();
const report = new Report();

export function main(): void {
  while (true) {
    waitForCall();
    if (!receiveDeeper(order)) continue;
    if (order.command === u64(Command.Restart)) restart();
    if (order.command === u64(Command.Work)) {
      while (!takeSignal(ENOUGH_INTID)) {}
    }
    report.value = 3n * order.argument;
    replyDeeper(report);
  }
}
