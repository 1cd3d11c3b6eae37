/**
 * Driver of a Cadence UART (Zynq UltraScale+ registers reference UG1087, UART module), as firmware left its line: only
 * its FIFOs and interrupts are set.
 */
import { truncateU8, type u8, u32, type u64 } from '@bulkhead/bare';
import { UartKind } from '../abi/configuration.ts';
import { readDevice, writeDevice } from '../arch/aarch64/mmio.unsafe.ts';
import type { DeviceAddress } from '../core/addresses.ts';

/** The configuration must be for a board with this. */
export const UART: u32 = UartKind.Cadence;

const CONTROL: u64 = 0x00n;
const INTERRUPT_ENABLE: u64 = 0x08n;
const INTERRUPT_DISABLE: u64 = 0x0cn;
const INTERRUPT_STATUS: u64 = 0x14n;
const RECEIVE_TIMEOUT: u64 = 0x1cn;
const RECEIVE_TRIGGER: u64 = 0x20n;
const STATUS: u64 = 0x2cn;
const FIFO: u64 = 0x30n;
/** Transmitter and receiver on. */
const CONTROL_ON: u32 = (1 << 4) | (1 << 2);
const ALL_INTERRUPTS: u32 = 0x1fff;
/** The receive FIFO has reached its trigger. */
const INTERRUPT_RECEIVE: u32 = 1 << 0;
const STATUS_RECEIVE_EMPTY: u32 = 1 << 1;
const STATUS_TRANSMIT_FULL: u32 = 1 << 4;

let uart: DeviceAddress = 0n;

/**
 * Starts to use the UART at `base`, which is mapped. One byte is enough for an interrupt, so none waits for a timeout.
 * @boot
 */
export function initializeUart(base: DeviceAddress): void {
  uart = base;
  writeDevice(base, INTERRUPT_DISABLE, ALL_INTERRUPTS);
  writeDevice(base, RECEIVE_TIMEOUT, 0);
  writeDevice(base, RECEIVE_TRIGGER, 1);
  writeDevice(base, CONTROL, CONTROL_ON);
}

export function uartPresent(): boolean {
  return uart !== 0n;
}

export function enableUartReceive(): void {
  writeDevice(uart, INTERRUPT_ENABLE, INTERRUPT_RECEIVE);
}

export function uartCanSend(): boolean {
  return (readDevice(uart, STATUS) & STATUS_TRANSMIT_FULL) === 0;
}

export function uartSend(byte: u8): void {
  writeDevice(uart, FIFO, u32(byte));
}

export function uartHasInput(): boolean {
  return (readDevice(uart, STATUS) & STATUS_RECEIVE_EMPTY) === 0;
}

export function uartReceive(): u8 {
  return truncateU8(readDevice(uart, FIFO));
}

export function clearUartInterrupts(): void {
  writeDevice(uart, INTERRUPT_STATUS, INTERRUPT_RECEIVE);
}
