import { describe, expect, it } from 'vitest';
import { buildBusyboxInitrd } from '../src/busybox.ts';
import { type CpioEntry, fileType, readCpio } from '../src/index.ts';

const file = (name: string): CpioEntry => ({ name, mode: fileType.regular | 0o755, data: Buffer.from(name) });
const link = (name: string, target: string): CpioEntry => ({
  name,
  mode: fileType.symbolicLink | 0o777,
  data: Buffer.from(target),
});
const node = (name: string, major: number, minor: number): CpioEntry => ({
  name,
  mode: fileType.characterDevice | 0o644,
  data: new Uint8Array(),
  device: { major, minor },
});

const INSTALLER = [
  file('bin/busybox'),
  link('bin/sh', 'busybox'),
  link('usr/bin/wc', '../../bin/busybox'),
  link('sbin/poweroff', '/bin/busybox'),
  link('bin/lsmod', 'kmod'),
  file('bin/kmod'),
  link('lib/ld-linux-aarch64.so.1', 'aarch64-linux-gnu/ld-linux-aarch64.so.1'),
  file('lib/aarch64-linux-gnu/ld-linux-aarch64.so.1'),
  file('lib/aarch64-linux-gnu/libc.so.6'),
  node('dev/console', 5, 1),
  node('dev/null', 1, 3),
];

describe('the busybox initrd', () => {
  it('holds busybox, its links, what it is linked against, the nodes, the folders and init', () => {
    const entries = readCpio(buildBusyboxInitrd(INSTALLER, { init: 'echo hello' }));
    const names = entries.map(({ name }) => name);
    expect(names).toEqual([
      ...['bin', 'dev', 'lib', 'lib/aarch64-linux-gnu', 'proc', 'root', 'sbin', 'sys', 'tmp'],
      ...['usr', 'usr/bin', 'bin/busybox', 'bin/sh', 'dev/console', 'dev/null', 'init'],
      ...['lib/aarch64-linux-gnu/ld-linux-aarch64.so.1', 'lib/aarch64-linux-gnu/libc.so.6'],
      ...['lib/ld-linux-aarch64.so.1', 'sbin/poweroff', 'usr/bin/wc'],
    ]);
    const init = entries.find(({ name }) => name === 'init')!;
    expect(init.mode).toBe(fileType.regular | 0o755);
    expect(Buffer.from(init.data).toString()).toBe('#!/bin/sh\necho hello');
    expect(entries.find(({ name }) => name === 'dev/console')?.device).toEqual({ major: 5, minor: 1 });
  });

  it('is the same bytes for the same options, with further files in their folders', () => {
    const options = { init: '#!/bin/ash\ncat /etc/motd', files: { '/etc/motd': 'welcome\n' } };
    const archive = buildBusyboxInitrd(INSTALLER, options);
    expect(Buffer.compare(archive, buildBusyboxInitrd([...INSTALLER].reverse(), options))).toBe(0);
    const entries = readCpio(archive);
    expect(entries.map(({ name }) => name)).toContain('etc');
    expect(Buffer.from(entries.find(({ name }) => name === 'etc/motd')!.data).toString()).toBe('welcome\n');
    expect(Buffer.from(entries.find(({ name }) => name === 'init')!.data).toString()).toMatch(
      /^#!\/bin\/ash/,
    );
  });

  it('says which file another installer lacks', () => {
    expect(() => buildBusyboxInitrd([file('bin/busybox')], { init: '' })).toThrow(
      "The installer's initrd has no lib/ld-linux-aarch64.so.1.\n" +
        '  Another version of Debian was given: use debian-installer-12-netboot-arm64.',
    );
  });
});
