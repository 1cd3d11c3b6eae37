/** The ports of partition sensor. Written by `bulkhead` from the system's channels: change those. */
import { SamplingWriter, signalThroughPort } from '@bulkhead/sdk';
import type { Reading } from './messages.ts';

const temperaturePort = new SamplingWriter<Reading, 0, 16>();

/** Makes `message` the newest one, and signals it. */
export function writeTemperature(message: Reading): void {
  temperaturePort.write(message);
  signalThroughPort(0);
}
