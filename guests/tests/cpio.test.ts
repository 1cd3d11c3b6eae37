import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CpioEntry, CpioError, deviceNumber, fileType, readCpio, writeCpio } from '../src/index.ts';

const nameArbitrary = fc
  .array(fc.stringMatching(/^[a-zA-Z0-9._+-]{1,12}$/), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  .filter((name) => name !== 'TRAILER!!!');

const entryArbitrary: fc.Arbitrary<CpioEntry> = fc
  .record({
    name: nameArbitrary,
    type: fc.constantFrom(
      fileType.directory,
      fileType.regular,
      fileType.symbolicLink,
      fileType.characterDevice,
    ),
    permissions: fc.integer({ min: 0, max: 0o7777 }),
    data: fc.uint8Array({ maxLength: 40 }),
    major: fc.nat(0xfff),
    minor: fc.nat(0xfffff),
  })
  .map(({ name, type, permissions, data, major, minor }) => ({
    name,
    mode: type | permissions,
    data: type === fileType.regular || type === fileType.symbolicLink ? data : new Uint8Array(),
    ...deviceNumber(type, major, minor),
  }));

const plain = (entries: readonly CpioEntry[]) =>
  entries.map((entry) => ({ ...entry, data: Buffer.from(entry.data).toString('hex') }));

describe('newc archives', () => {
  it('read back what was written', () => {
    fc.assert(
      fc.property(fc.array(entryArbitrary, { maxLength: 8 }), (entries) => {
        expect(plain(readCpio(writeCpio(entries)))).toEqual(plain(entries));
      }),
    );
  });

  it('have the layout of the format', () => {
    const archive = writeCpio([{ name: 'init', mode: 0o100755, data: Buffer.from('hello') }]);
    const text = Buffer.from(archive).toString('latin1');
    // magic, inode, mode, uid, gid, nlink, mtime, filesize, devmajor/minor, rdevmajor/minor, namesize, check
    const fields = ['00000001', '000081ED', '00000000', '00000000', '00000001', '00000000', '00000005'];
    expect(text.slice(0, 6 + 7 * 8)).toBe(`070701${fields.join('')}`);
    expect(text.slice(110, 116)).toBe('init\0\0');
    expect(text.slice(116, 124)).toBe('hello\0\0\0');
    expect(text.slice(124, 130)).toBe('070701');
    expect(archive.length % 4).toBe(0);
  });

  it('give every name of a hard-linked file its data, which only the last one carries', () => {
    const linked = (name: string, data: string) => {
      const bytes = Buffer.from(writeCpio([{ name, mode: 0o100644, data: Buffer.from(data) }]));
      bytes.write('00000007', 6);
      bytes.write('00000002', 6 + 4 * 8);
      return bytes.subarray(0, bytes.length - 124);
    };
    const archive = Buffer.concat([linked('a', ''), linked('b', 'data'), writeCpio([])]);
    expect(readCpio(archive).map(({ name, data }) => `${name}:${Buffer.from(data)}`)).toEqual([
      'a:data',
      'b:data',
    ]);
  });

  it.each([
    [
      'another magic',
      (bytes: Buffer) => bytes.write('070707', 0),
      'magic is not 070701 at offset 0 of the cpio archive',
    ],
    [
      'a field that is no number',
      (bytes: Buffer) => bytes.write('zz', 14),
      'field 1 is not hexadecimal at offset 0 of the cpio archive',
    ],
    [
      'a size beyond the end',
      (bytes: Buffer) => bytes.write('00ffffff', 54),
      'truncated entry at offset 0 of the cpio archive',
    ],
  ])('are refused with %s', (_title, damage, message) => {
    const bytes = Buffer.from(writeCpio([{ name: 'a', mode: 0o100644, data: new Uint8Array(8) }]));
    damage(bytes);
    expect(() => readCpio(bytes)).toThrow(new CpioError(message.replace(/ at offset.*/, ''), 0));
  });

  it('are refused when cut', () => {
    const bytes = writeCpio([{ name: 'a', mode: 0o100644, data: new Uint8Array(8) }]);
    expect(() => readCpio(bytes.subarray(0, bytes.length - 8))).toThrow('truncated entry at offset 120');
    expect(() => readCpio(bytes.subarray(0, 120))).toThrow('truncated header at offset 120');
  });
});
