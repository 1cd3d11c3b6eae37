import type { ReadStream } from 'node:tty';

/** Ctrl-]: as in telnet, a key that consoles seldom need. */
export const ESCAPE_KEY = 0x1d;
export const ESCAPE_KEY_NAME = 'Ctrl-]';

/**
 * Sends what is typed (or piped in) to `send`, key by key, until the escape key. Returns what undoes it.
 */
export function attachKeyboard(
  input: ReadStream,
  send: (bytes: Uint8Array) => void,
  onEscape: () => void,
): () => void {
  if (input.isTTY) input.setRawMode(true);
  const onData = (bytes: Buffer) => {
    const end = input.isTTY ? bytes.indexOf(ESCAPE_KEY) : -1;
    const typed = end === -1 ? bytes : bytes.subarray(0, end);
    if (typed.length > 0) send(typed);
    if (end !== -1) onEscape();
  };
  input.on('data', onData);
  return () => {
    input.off('data', onData);
    if (input.isTTY) input.setRawMode(false);
    input.pause();
  };
}
