/** What callers share. */
import { type u32, u64 } from '@bulkhead/bare';
import { CallResult } from '@bulkhead/sdk';
import { Command, Order, Report } from './orders.ts';

const ROUNDS: u32 = 100;
export const order = new Order();
export const report = new Report();

/** Many calls with the server's answers compared; `ask` calls with `order` and `report`. */
export function tripleMany(first: u64, ask: () => CallResult): boolean {
  for (let round: u32 = 0; round < ROUNDS; round++) {
    order.command = u64(Command.Triple);
    order.argument = first + u64(round);
    if (ask() !== CallResult.Answered || report.value !== 3n * order.argument) return false;
  }
  return true;
}
