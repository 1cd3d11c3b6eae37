/** The ports of partition restarts. Written by `bulkhead` from the system's channels: change those. */
import type { Fixed, u8 } from '@bulkhead/bare';
import { SamplingWriter } from '@bulkhead/sdk';

export type LivesMessage = Fixed<u8, 8>;

const livesPort = new SamplingWriter<LivesMessage, 0, 8>();

/** Makes `message` the newest one. */
export function writeLives(message: LivesMessage): void {
  livesPort.write(message);
}
