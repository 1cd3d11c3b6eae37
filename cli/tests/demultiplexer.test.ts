import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Demultiplexer } from '../src/stream/demultiplexer.ts';
import { encodeFrames } from '../src/stream/frames.ts';

/** Everything that came out, concatenated by console; `unframed` beside them. */
function demultiplex(chunks: readonly Uint8Array[]): Record<string, string> {
  const out: Record<string, string> = {};
  const add = (key: string, bytes: Uint8Array) => {
    out[key] = (out[key] ?? '') + Buffer.from(bytes).toString('latin1');
  };
  const demultiplexer = new Demultiplexer({
    framed: (console, bytes) => add(String(console), bytes),
    unframed: (bytes) => add('unframed', bytes),
  });
  for (const chunk of chunks) demultiplexer.push(chunk);
  demultiplexer.end();
  return out;
}

/** Cuts bytes at positions given as fractions. */
function cut(bytes: Uint8Array, fractions: readonly number[]): Uint8Array[] {
  const positions = fractions.map((fraction) => Math.floor(fraction * bytes.length)).sort((a, b) => a - b);
  return [0, ...positions].map((start, index) => bytes.subarray(start, positions[index] ?? bytes.length));
}

const cutsArbitrary = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
const pieceArbitrary = fc.oneof(
  fc.record({
    console: fc.integer({ min: 0, max: 63 }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 150 }),
  }),
  // Noise outside frames: anything but a frame's first byte.
  fc.record({
    noise: fc
      .uint8Array({ minLength: 1, maxLength: 20 })
      .map((bytes) => bytes.map((byte) => (byte === 2 ? 3 : byte))),
  }),
);

describe('the demultiplexer', () => {
  it('gives each console its bytes, however the stream is cut and whatever is between frames', () => {
    fc.assert(
      fc.property(fc.array(pieceArbitrary, { maxLength: 12 }), cutsArbitrary, (pieces, cuts) => {
        const expected: Record<string, string> = {};
        for (const piece of pieces) {
          const [key, bytes] =
            'noise' in piece ? ['unframed', piece.noise] : [String(piece.console), piece.bytes];
          expected[key] = (expected[key] ?? '') + Buffer.from(bytes).toString('latin1');
        }
        const stream = Buffer.concat(
          pieces.map((piece) => ('noise' in piece ? piece.noise : encodeFrames(piece.console, piece.bytes))),
        );
        expect(demultiplex(cut(stream, cuts))).toEqual(expected);
      }),
    );
  });

  it('does not depend on how any bytes at all are cut', () => {
    const bytesArbitrary = fc.array(fc.oneof(fc.constantFrom(2, 0x40, 0x41, 0x22), fc.nat(255)), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(bytesArbitrary, cutsArbitrary, (values, cuts) => {
        const bytes = Uint8Array.from(values);
        expect(demultiplex(cut(bytes, cuts))).toEqual(demultiplex([bytes]));
      }),
    );
  });

  it('hands on what looked like a frame, and finds the real frame right after it', () => {
    const frame = encodeFrames(1, Buffer.from('ok'));
    for (const start of [[2], [2, 0x41], [2, 0x41, 0x20], [2, 2]]) {
      const { unframed, '1': payload } = demultiplex([Uint8Array.from(start), frame]);
      expect({ unframed, payload }).toEqual({
        unframed: Buffer.from(start).toString('latin1'),
        payload: 'ok',
      });
    }
  });

  it('takes frames of 1 to 64 bytes', () => {
    const frame = (length: number) =>
      Uint8Array.of(2, 0x40, 0x20 + length, ...new Uint8Array(length).fill(0x61));
    expect(demultiplex([frame(64)])['0']).toHaveLength(64);
    expect(demultiplex([frame(65)])).toHaveProperty('unframed');
  });

  it('takes apart what is longer than a frame', () => {
    const frames = encodeFrames(2, Buffer.alloc(130, 'x'));
    expect(frames).toHaveLength(130 + 3 * 3);
    expect(demultiplex([frames])).toEqual({ '2': 'x'.repeat(130) });
  });
});
