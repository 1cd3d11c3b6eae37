import { hasUart } from '../../stages/has-uart.ts';
import { placed } from '../rule.ts';

/** The board's UART takes the place of the emulated one. */
export const uartAndConsole = placed('BS2310', ({ partitions }, report) => {
  for (const partition of partitions.filter(hasUart)) {
    if (partition.console !== 'pl011') continue;
    report(`${partition.path}.console`, "'none' or nothing", "console: 'pl011' and the board's UART");
  }
});
