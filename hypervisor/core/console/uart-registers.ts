/** What the emulated UART of a console remembers (core/virtual-uart.ts). */
import type { u32 } from '@bulkhead/bare';

/** `resetUart` gives the fields their values after reset. */
export class UartRegisters {
  ilpr: u32 = 0;
  ibrd: u32 = 0;
  fbrd: u32 = 0;
  lcrH: u32 = 0;
  control: u32 = 0;
  fifoLevels: u32 = 0;
  mask: u32 = 0;
  /** The transmit interrupt, which a write of data raises and UARTICR clears. */
  transmitReady: boolean = false;
}
