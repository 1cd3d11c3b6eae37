/**
 * The emulated PL011 (Arm DDI 0183) of the virtual platform: what guests written for that UART use of it,
 * with the identification of QEMU's. Bytes go to and come from the partition's console port.
 */
import { acquire, truncateU8, truncateU32, type u8, u32, u64 } from '@bulkhead/bare';
import { type Access, type Self, setLine } from '#machine';
import { GUEST_UART_INTID } from '../abi/platform.ts';
import { Due, outputDue } from './console/due.ts';
import type { PortState } from './console/port.ts';
import { ringClear, ringCount, ringDrop, ringPut, ringSpace, ringTake } from './console/ring.ts';
import type { UartRegisters } from './console/uart-registers.ts';
import type { Partition } from './partition.ts';

const DR: u32 = 0x00;
const FR: u32 = 0x18;
/** The registers that keep what is written follow each other from UARTILPR to UARTIMSC. */
const KEPT: u32 = 0x20;
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

/** UARTILPR, UARTIBRD, UARTFBRD, UARTLCR_H, UARTCR, UARTIFLS, UARTIMSC: their bits, and their values after reset. */
const KEPT_BITS: readonly u32[] = [0xff, 0xffff, 0x3f, 0xff, 0xffff, 0x3f, INT_ALL];
const KEPT_RESET: readonly u32[] = [0, 0, 0, 0, 0x300, 0x12, 0];
const MASK = 6;

/** UARTPeriphID0-3 and UARTPCellID0-3 (DDI 0183, 3.3.17 to 3.3.24). */
const IDENTIFICATION: readonly u32[] = [0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1];

/** UARTRIS: received data raise receive and timeout interrupts together, since there is no bit clock. */
function rawInterrupts(port: PortState): u32 {
  const receive: u32 = ringCount(port.input) === 0 ? 0 : INT_RX | INT_RT;
  return port.uart.transmitReady && ringSpace(port.output) !== 0 ? receive | INT_TX : receive;
}

function flags(port: PortState): u32 {
  let value: u32 = 0;
  if (ringCount(port.input) === 0) value |= FR_RXFE;
  if (ringSpace(port.output) === 0) value |= FR_TXFF;
  if (ringCount(port.output) === 0) value |= FR_TXFE;
  return value;
}

function readRegister(port: PortState, offset: u32): u32 {
  const uart: UartRegisters = port.uart;
  if (offset >= PERIPH_ID0 && offset < 0x1000) return IDENTIFICATION[(offset - PERIPH_ID0) >>> 2];
  if (offset >= KEPT && offset <= IMSC) return uart.kept[(offset - KEPT) >>> 2];
  switch (offset) {
    case DR:
      return ringCount(port.input) === 0 ? 0 : u32(ringTake(port.input));
    case FR:
      return flags(port);
    case RIS:
      return rawInterrupts(port);
    case MIS:
      return rawInterrupts(port) & uart.kept[MASK];
    default:
      return 0;
  }
}

function writeRegister(port: PortState, offset: u32, value: u32): void {
  const uart: UartRegisters = port.uart;
  if (offset >= KEPT && offset <= IMSC) {
    // Unmasking finds the transmitter ready whenever there is room.
    if (offset === IMSC && (value & ~uart.kept[MASK] & INT_TX) !== 0) uart.transmitReady = true;
    const index: u32 = (offset - KEPT) >>> 2;
    uart.kept[index] = value & KEPT_BITS[index];
    return;
  }
  switch (offset) {
    case DR:
      // A guest that ignores UARTFR.TXFF loses the byte, as on hardware.
      if (!ringPut(port.output, truncateU8(value))) ringDrop(port.output, 1);
      uart.transmitReady = true;
      break;
    case ICR:
      if ((value & INT_TX) !== 0) uart.transmitReady = false;
      break;
    default:
      break;
  }
}

/**
 * Tells the interrupt controller the level. Within the port's lock, so that two cores cannot tell their
 * levels in another order than they found them.
 */
function updateLine(partition: Partition, port: PortState, self: Self): void {
  setLine(partition, GUEST_UART_INTID, (rawInterrupts(port) & port.uart.kept[MASK]) !== 0, self);
}

/**
 * One access of the guest that `self` runs. Returns when its output is to be sent.
 * @cold
 */
export function accessUart(partition: Partition, access: Access, self: Self): Due {
  using guard = acquire(partition.console.state);
  const port = guard.value;
  const offset: u32 = access.offset & ~3;
  if (access.write) writeRegister(port, offset, truncateU32(access.value));
  else access.value = u64(readRegister(port, offset));
  updateLine(partition, port, self);
  return access.write && offset === DR ? outputDue(port.output) : Due.Not;
}

/** A byte for the guest; one that finds no room is counted. */
export function receiveByte(partition: Partition, byte: u8, hasUart: boolean): void {
  using guard = acquire(partition.console.state);
  const port = guard.value;
  if (!ringPut(port.input, byte)) ringDrop(port.input, 1);
  if (hasUart) updateLine(partition, port, null);
}

/** After output was sent. `self` is the partition's vCPU on this core, if it is one. */
export function updateUartLine(partition: Partition, self: Self): void {
  using guard = acquire(partition.console.state);
  updateLine(partition, guard.value, self);
}

/** The state after reset; what was typed before is gone. */
export function resetUart(partition: Partition): void {
  using guard = acquire(partition.console.state);
  const port = guard.value;
  const uart: UartRegisters = port.uart;
  ringClear(port.input);
  for (let i: u32 = 0; i < uart.kept.length; i++) uart.kept[i] = KEPT_RESET[i];
  uart.transmitReady = false;
  updateLine(partition, port, null);
}
