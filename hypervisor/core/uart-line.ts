/** Connects the emulated UART's interrupt to the partition's virtual interrupt controller. */

import { type Self, setLine } from '#machine';
import { ConsoleKind } from '../abi/configuration.ts';
import { GUEST_UART_INTID } from '../abi/platform.ts';
import { type Partition, recordOf } from './partition.ts';
import { uartLevel } from './virtual-uart.ts';

/** After input arrived or output was sent. `self` is the partition's vCPU on this core, if it is one. */
export function updateUartLine(partition: Partition, self: Self): void {
  if (recordOf(partition).consoleKind !== ConsoleKind.Pl011) return;
  setLine(partition, GUEST_UART_INTID, uartLevel(partition.uart, partition.console), self);
}
