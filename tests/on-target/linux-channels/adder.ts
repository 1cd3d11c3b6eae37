/** Answers the value that Linux writes with the next one. */
import { PeriodicTimer } from '@bulkhead/sdk';
import { readOrder, writeState } from './adder.ports.ts';
import { Value } from './messages.ts';

const timer = new PeriodicTimer();
const order = new Value();
const state = new Value();

export function main(): void {
  timer.start(1_000_000n);
  while (!readOrder(order)) timer.wait();
  state.value = order.value + 1;
  writeState(state);
}
