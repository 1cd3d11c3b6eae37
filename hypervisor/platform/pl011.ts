/** Driver of the board's PL011 (Arm DDI 0183), as firmware left its line: only FIFOs and interrupts are set. */
import { truncateU8, type u8, u32, type u64 } from '@bulkhead/bare';
import { UartKind } from '../abi/configuration.ts';
import { readDevice, writeDevice } from '../arch/aarch64/mmio.unsafe.ts';
import type { DeviceAddress } from '../core/addresses.ts';

/** The configuration must be for a board with this. */
export const UART: u32 = UartKind.Pl011;

const DR: u64 = 0x00n;
const FR: u64 = 0x18n;
const LCR_H: u64 = 0x2cn;
const CR: u64 = 0x30n;
const IMSC: u64 = 0x38n;
const ICR: u64 = 0x44n;
const FR_RXFE: u32 = 1 << 4;
const FR_TXFF: u32 = 1 << 5;
/** 8 bits, FIFOs on; UART, transmitter and receiver on; receive and receive-timeout interrupts. */
const LCR_H_8N1_FIFO: u32 = 0x70;
const CR_ON: u32 = 0x301;
const INTERRUPTS_RECEIVE: u32 = (1 << 4) | (1 << 6);

let uart: DeviceAddress = 0n;

/**
 * Starts to use the UART at `base`, which is mapped.
 * @boot
 */
export function initializeUart(base: DeviceAddress): void {
  uart = base;
  writeDevice(base, IMSC, 0);
  writeDevice(base, LCR_H, LCR_H_8N1_FIFO);
  writeDevice(base, CR, CR_ON);
}

export function uartPresent(): boolean {
  return uart !== 0n;
}

export function enableUartReceive(): void {
  writeDevice(uart, IMSC, INTERRUPTS_RECEIVE);
}

export function uartCanSend(): boolean {
  return (readDevice(uart, FR) & FR_TXFF) === 0;
}

export function uartSend(byte: u8): void {
  writeDevice(uart, DR, u32(byte));
}

export function uartHasInput(): boolean {
  return (readDevice(uart, FR) & FR_RXFE) === 0;
}

export function uartReceive(): u8 {
  return truncateU8(readDevice(uart, DR));
}

export function clearUartInterrupts(): void {
  writeDevice(uart, ICR, INTERRUPTS_RECEIVE);
}
