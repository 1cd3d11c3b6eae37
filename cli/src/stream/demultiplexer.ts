import {
  FRAME_CONSOLE_BASE,
  FRAME_LENGTH_BASE,
  FRAME_MAX_BYTES,
  FRAME_START,
} from '@bulkhead/hypervisor/abi/console';

/** Receives what the stream carries; `bytes` are only valid during the call. */
export interface StreamSink {
  /** Payload of one console's frames. */
  framed(console: number, bytes: Uint8Array): void;
  /** Bytes outside frames: firmware, or the time before the hypervisor has its console. */
  unframed(bytes: Uint8Array): void;
}

const LAST_CONSOLE = 0x3f;

/**
 * Takes the console stream apart (hypervisor/abi/console.ts). Input may be cut anywhere. Bytes that look
 * like the start of a frame and turn out not to be one are handed on as unframed, so nothing is lost
 * and the next frame is found.
 */
export class Demultiplexer {
  /** Bytes of a frame's header seen so far: none, the start, or the start and the console. */
  private header: number[] = [];
  private console = 0;
  private remaining = 0;

  constructor(private readonly sink: StreamSink) {}

  push(chunk: Uint8Array): void {
    for (let position = 0; position < chunk.length; ) {
      if (this.remaining > 0) position = this.takePayload(chunk, position);
      else if (this.header.length > 0) position = this.takeHeader(chunk, position);
      else position = this.takeUnframed(chunk, position);
    }
  }

  /** The stream ends: an unfinished header was none. */
  end(): void {
    this.giveUpHeader();
  }

  private takePayload(chunk: Uint8Array, position: number): number {
    const end = Math.min(position + this.remaining, chunk.length);
    this.remaining -= end - position;
    this.sink.framed(this.console, chunk.subarray(position, end));
    return end;
  }

  private takeUnframed(chunk: Uint8Array, position: number): number {
    const start = chunk.indexOf(FRAME_START, position);
    const end = start === -1 ? chunk.length : start;
    if (end > position) this.sink.unframed(chunk.subarray(position, end));
    if (start === -1) return end;
    this.header = [FRAME_START];
    return start + 1;
  }

  private takeHeader(chunk: Uint8Array, position: number): number {
    const byte = chunk[position]!;
    if (this.header.length === 1 && isConsole(byte)) {
      this.console = byte - FRAME_CONSOLE_BASE;
      this.header.push(byte);
      return position + 1;
    }
    if (this.header.length === 2 && isLength(byte)) {
      this.remaining = byte - FRAME_LENGTH_BASE;
      this.header = [];
      return position + 1;
    }
    this.giveUpHeader();
    return position;
  }

  private giveUpHeader(): void {
    if (this.header.length > 0) this.sink.unframed(Uint8Array.from(this.header));
    this.header = [];
  }
}

function isConsole(byte: number): boolean {
  return byte >= FRAME_CONSOLE_BASE && byte <= FRAME_CONSOLE_BASE + LAST_CONSOLE;
}

function isLength(byte: number): boolean {
  return byte > FRAME_LENGTH_BASE && byte <= FRAME_LENGTH_BASE + FRAME_MAX_BYTES;
}
