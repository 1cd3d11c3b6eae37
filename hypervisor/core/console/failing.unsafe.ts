/** What a core that fails does to the locks of the console. */
import { forceRelease } from '@bulkhead/bare/unsafe';
import type { ConsolePort } from './port.ts';
import { transmitter } from './transmitter.ts';

/**
 * Frees what the failing core itself may hold. Safety: the board stops after this core's last line. Another
 * core that holds one of the locks may garble that line, or lose a byte; it reads and writes inside its
 * arrays still, since every index is checked.
 */
export function seizeConsole(port: ConsolePort): void {
  forceRelease(port.state);
  forceRelease(transmitter);
}
