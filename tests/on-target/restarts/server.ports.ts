/** The ports of partition server. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u8, u32 } from '@bulkhead/bare';
import { SamplingWriter, waitForSignal as sleepUntil } from '@bulkhead/sdk';

export type OrderMessage = Fixed<u8, 8>;

/** The interrupt by which the other end signals. */
export const BELL_INTID: u32 = 233;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForBell(): void {
  sleepUntil(BELL_INTID);
}

const orderPort = new SamplingWriter<OrderMessage, 1, 8>();

/** Makes `message` the newest one. */
export function writeOrder(message: OrderMessage): void {
  orderPort.write(message);
}

/** The interrupt by which the other end signals. */
export const SERVERDONE_INTID: u32 = 251;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForServerdone(): void {
  sleepUntil(SERVERDONE_INTID);
}
