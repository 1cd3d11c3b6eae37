/** Rings twice when it is asked. */
import { signalBell, signalRung, waitForAsk } from './ringer.ports.ts';

export function main(): void {
  waitForAsk();
  signalBell();
  signalRung();
}
