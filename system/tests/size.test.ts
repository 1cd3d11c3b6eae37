import { formatSize, parseSize, type Size } from '@bulkhead/boards';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each([
  ['4MiB', 4 * 2 ** 20],
  ['1.5GiB', 1.5 * 2 ** 30],
  ['64KiB', 65536],
  ['0MiB', 0],
  [4096, 4096],
])('%s is %d bytes', (text, bytes) => expect(parseSize(text)).toBe(bytes));

test.each(['4MB', '4 MiB', 'MiB', '-4MiB', '', '0x10MiB', '1e3KiB', '0.3KiB', 1.5, -1, Number.NaN, 4n, null])(
  '%s is no size',
  (text) => expect(parseSize(text)).toBeUndefined(),
);

test('whole units are read as they are written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (kib) => {
      const text = formatSize(kib * 1024) as Size;
      expect(parseSize(text)).toBe(kib * 1024);
    }),
  );
});
