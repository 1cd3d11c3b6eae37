/** Hears each alarm, and says so. */
import type { u32 } from '@bulkhead/bare';
import { printLine } from '@bulkhead/sdk';
import { signalHeard, waitForAlarm } from './listener.ports.ts';

const ALARMS: u32 = 3;

export function main(): void {
  for (let i: u32 = 0; i < ALARMS; i++) {
    waitForAlarm();
    signalHeard();
  }
  printLine('heard all');
}
