/**
 * The emulated PL011 (Arm DDI 0183) of the virtual platform: what guests written for that UART use of it,
 * with the identification of QEMU's. Bytes go to and come from the partition's console port.
 */
import { truncateU8, truncateU32, u32, u64 } from '@bulkhead/bare';
import { acquire, release } from '#lock';
import type { Access } from '#machine';
import type { ConsolePort } from './console/port.ts';
import { ringClear, ringCount, ringPut, ringSpace, ringTake } from './console/ring.ts';

const DR: u32 = 0x00;
const FR: u32 = 0x18;
const ILPR: u32 = 0x20;
const IBRD: u32 = 0x24;
const FBRD: u32 = 0x28;
const LCR_H: u32 = 0x2c;
const CR: u32 = 0x30;
const IFLS: u32 = 0x34;
const IMSC: u32 = 0x38;
const RIS: u32 = 0x3c;
const MIS: u32 = 0x40;
const ICR: u32 = 0x44;
const PERIPH_ID0: u32 = 0xfe0;

const FR_RXFE: u32 = 1 << 4;
const FR_TXFF: u32 = 1 << 5;
const FR_TXFE: u32 = 1 << 7;
const INT_RX: u32 = 1 << 4;
const INT_TX: u32 = 1 << 5;
const INT_RT: u32 = 1 << 6;
const INT_ALL: u32 = 0x7ff;

/** UARTPeriphID0-3 and UARTPCellID0-3 (DDI 0183, 3.3.17 to 3.3.24). */
const IDENTIFICATION: readonly u32[] = [0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1];

/** `resetUart` gives the fields their values after reset. */
export class VirtualUart {
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

/** UARTRIS: received data raise receive and timeout interrupts together, since there is no bit clock. */
function rawInterrupts(uart: VirtualUart, port: ConsolePort): u32 {
  const receive: u32 = ringCount(port.input) === 0 ? 0 : INT_RX | INT_RT;
  return uart.transmitReady && ringSpace(port.output) !== 0 ? receive | INT_TX : receive;
}

function flags(port: ConsolePort): u32 {
  let value: u32 = 0;
  if (ringCount(port.input) === 0) value |= FR_RXFE;
  if (ringSpace(port.output) === 0) value |= FR_TXFF;
  if (ringCount(port.output) === 0) value |= FR_TXFE;
  return value;
}

function readRegister(uart: VirtualUart, port: ConsolePort, offset: u32): u32 {
  if (offset >= PERIPH_ID0 && offset < 0x1000) return IDENTIFICATION[(offset - PERIPH_ID0) >>> 2];
  switch (offset) {
    case DR:
      return ringCount(port.input) === 0 ? 0 : u32(ringTake(port.input));
    case FR:
      return flags(port);
    case ILPR:
      return uart.ilpr;
    case IBRD:
      return uart.ibrd;
    case FBRD:
      return uart.fbrd;
    case LCR_H:
      return uart.lcrH;
    case CR:
      return uart.control;
    case IFLS:
      return uart.fifoLevels;
    case IMSC:
      return uart.mask;
    case RIS:
      return rawInterrupts(uart, port);
    case MIS:
      return rawInterrupts(uart, port) & uart.mask;
    default:
      return 0;
  }
}

function writeRegister(uart: VirtualUart, port: ConsolePort, offset: u32, value: u32): void {
  switch (offset) {
    case DR:
      // A guest that ignores UARTFR.TXFF loses the byte, as on hardware.
      if (!ringPut(port.output, truncateU8(value)) && port.output.dropped < 0xffff_ffff)
        port.output.dropped += 1;
      uart.transmitReady = true;
      break;
    case ILPR:
      uart.ilpr = value & 0xff;
      break;
    case IBRD:
      uart.ibrd = value & 0xffff;
      break;
    case FBRD:
      uart.fbrd = value & 0x3f;
      break;
    case LCR_H:
      uart.lcrH = value & 0xff;
      break;
    case CR:
      uart.control = value & 0xffff;
      break;
    case IFLS:
      uart.fifoLevels = value & 0x3f;
      break;
    case IMSC:
      // Unmasking finds the transmitter ready whenever there is room.
      if ((value & INT_TX) !== 0 && (uart.mask & INT_TX) === 0) uart.transmitReady = true;
      uart.mask = value & INT_ALL;
      break;
    case ICR:
      if ((value & INT_TX) !== 0) uart.transmitReady = false;
      break;
    default:
      break;
  }
}

/** One access of the guest. Returns the level of the UART's interrupt afterwards. */
export function accessUart(uart: VirtualUart, port: ConsolePort, access: Access): boolean {
  acquire(port.lock);
  const offset: u32 = access.offset & ~3;
  if (access.write) writeRegister(uart, port, offset, truncateU32(access.value));
  else access.value = u64(readRegister(uart, port, offset));
  const level = (rawInterrupts(uart, port) & uart.mask) !== 0;
  release(port.lock);
  return level;
}

/** The level of the interrupt after something else than an access: input, or room in the output. */
export function uartLevel(uart: VirtualUart, port: ConsolePort): boolean {
  acquire(port.lock);
  const level = (rawInterrupts(uart, port) & uart.mask) !== 0;
  release(port.lock);
  return level;
}

/** The state after reset; what was typed before is gone. */
export function resetUart(uart: VirtualUart, port: ConsolePort): void {
  acquire(port.lock);
  ringClear(port.input);
  release(port.lock);
  uart.ilpr = 0;
  uart.ibrd = 0;
  uart.fbrd = 0;
  uart.lcrH = 0;
  uart.control = 0x300;
  uart.fifoLevels = 0x12;
  uart.mask = 0;
  uart.transmitReady = false;
}
