import {
  FRAME_CONSOLE_BASE,
  FRAME_LENGTH_BASE,
  FRAME_MAX_BYTES,
  FRAME_START,
} from '@bulkhead/hypervisor/abi/console';

/** The frames that carry `bytes` to or from a console. */
export function encodeFrames(console: number, bytes: Uint8Array): Uint8Array {
  const frames: Uint8Array[] = [];
  for (let position = 0; position < bytes.length; position += FRAME_MAX_BYTES) {
    const part = bytes.subarray(position, position + FRAME_MAX_BYTES);
    frames.push(Uint8Array.of(FRAME_START, FRAME_CONSOLE_BASE + console, FRAME_LENGTH_BASE + part.length));
    frames.push(part);
  }
  return Buffer.concat(frames);
}
