/** What the emulated UART of a console remembers (core/virtual-uart.ts). */
import { type Fixed, fixed, type u32 } from '@bulkhead/bare';

/** `resetUart` gives the fields their values after reset. */
export class UartRegisters {
  /** UARTILPR, UARTIBRD, UARTFBRD, UARTLCR_H, UARTCR, UARTIFLS and UARTIMSC, which follow each other. */
  kept: Fixed<u32, 7> = fixed(7, 0);
  /** The transmit interrupt, which a write of data raises and UARTICR clears. */
  transmitReady: boolean = false;
}
