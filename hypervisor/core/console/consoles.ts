/** The hypervisor's own two ports: its log, and the events that tools read. */
import { EVENT_CONSOLE, HYPERVISOR_CONSOLE } from '../../abi/console.ts';
import { ConsolePort } from './port.ts';

export const logPort = new ConsolePort();
export const eventPort = new ConsolePort();

export function initializeConsoles(): void {
  logPort.number = HYPERVISOR_CONSOLE;
  eventPort.number = EVENT_CONSOLE;
}
