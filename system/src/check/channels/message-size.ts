import { placed } from '../rule.ts';
import { hasMemory, isMessageSize, MAX_MESSAGE_BYTES } from './sizes.ts';

/** Messages have a size. */
export const messageSize = placed('BS2805', ({ channels }, report) => {
  for (const { path, messageBytes } of channels.filter(hasMemory)) {
    if (isMessageSize(messageBytes)) continue;
    report(`${path}.messageBytes`, `1 to ${MAX_MESSAGE_BYTES} bytes`, `${messageBytes}`);
  }
});
