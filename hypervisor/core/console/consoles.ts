/** The hypervisor's own two ports: its log, and the events that tools read. */
import { EVENT_CONSOLE, HYPERVISOR_CONSOLE } from '../../abi/console.ts';
import { ConsolePort, openPort } from './port.ts';

export const logPort = new ConsolePort();
export const eventPort = new ConsolePort();

/** @boot */
export function initializeConsoles(): void {
  openPort(logPort, HYPERVISOR_CONSOLE);
  openPort(eventPort, EVENT_CONSOLE);
}
