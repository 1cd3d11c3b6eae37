/** The ports of partition control. Written by `bulkhead` from the system's channels: change those. */
import type { u32 } from '@bulkhead/bare';
import { SamplingReader, waitForSignal as sleepUntil } from '@bulkhead/sdk';
import type { Reading } from './messages.ts';

const temperaturePort = new SamplingReader<Reading, 0, 16>();

/** Copies the newest message; false if there is none, and then `into` holds nothing of use. */
export function readTemperature(into: Reading): boolean {
  return temperaturePort.read(into);
}

/** Whether there is another message than the one that was read last. */
export function hasNewTemperature(): boolean {
  return temperaturePort.hasNew();
}

/** The interrupt by which the other end signals. */
export const TEMPERATURE_INTID: u32 = 233;

/** Sleeps until the other end signals, and takes the signal. */
export function waitForTemperature(): void {
  sleepUntil(TEMPERATURE_INTID);
}
