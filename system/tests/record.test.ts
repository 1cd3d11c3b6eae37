import { crc32 as zlibCrc32 } from 'node:zlib';
import { PartitionRecord, RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import { BootHeader } from '@bulkhead/hypervisor/abi/image';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOfWords, nameWords } from '../src/pack/configuration.ts';
import { crc32 } from '../src/pack/crc32.ts';
import { decodeRecord, encodeRecord, offsetOfField, sizeOfRecord } from '../src/pack/record.ts';

type Holder = Record<string, unknown>;

/** Fills every scalar of a record with arbitrary values. */
function fill(value: object, next: () => bigint): void {
  const holder = value as Holder;
  for (const [key, child] of Object.entries(holder)) {
    if (typeof child === 'object') fill(child as object, next);
    else holder[key] = typeof child === 'bigint' ? next() : Number(BigInt.asUintN(32, next()));
  }
}

test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 1 }), (values) => {
      const record = new RuntimeConfiguration();
      let at = 0;
      fill(record, () => values[at++ % values.length]!);
      const bytes = Uint8Array.from([...new Uint8Array(24), ...encodeRecord(record)]);
      expect(decodeRecord(new RuntimeConfiguration(), bytes, 24)).toEqual(record);
    }),
    { numRuns: 50 },
  );
});

class Sample {
  first = 1;
  second = 2n;
  third = [3, 4, 5];
  fourth = { small: 6 };
}
class Outer {
  flag = 7;
  samples = [new Sample(), new Sample()];
  last = 8;
}

test('natural alignment and trailing padding, as in C', () => {
  expect(sizeOfRecord(new Sample())).toBe(32);
  expect(sizeOfRecord(new Outer())).toBe(80);
  expect(offsetOfField(new Outer(), 'samples')).toBe(8);
  expect(offsetOfField(new Outer(), 'last')).toBe(72);
  const bytes = encodeRecord(new Outer());
  const words = [...new Uint32Array(bytes.buffer)];
  const sample = [1, 0, 2, 0, 3, 4, 5, 6];
  expect(words).toEqual([7, 0, ...sample, ...sample, 8, 0]);
});

test('the checksum covers the configuration from offset 24', () => {
  expect(offsetOfField(new RuntimeConfiguration(), 'imageSizeBytes')).toBe(24);
  expect(sizeOfRecord(new BootHeader())).toBe(32);
  expect(sizeOfRecord(new PartitionRecord()) % 8).toBe(0);
});

test('a value that does not fit is refused', () => {
  expect(() => encodeRecord({ size: 2 ** 32 })).toThrow('size: 4294967296 does not fit 32 unsigned bits');
  expect(() => encodeRecord({ size: -1n })).toThrow('size: -1 does not fit 64 unsigned bits');
});

test('CRC-32 is that of IEEE 802.3', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      if (typeof zlibCrc32 === 'function') expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    }),
  );
});

test('names are words, the first character in the low byte', () => {
  expect(nameWords('linux')).toEqual([0x756e_696c, 0x78]);
  const names = fc.stringMatching(/^[a-z0-9-]{1,31}$/);
  fc.assert(fc.property(names, (name) => nameOfWords(nameWords(name)) === name));
});
