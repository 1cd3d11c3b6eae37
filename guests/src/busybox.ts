import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cacheDirectory, writeFileAtomically } from './cache.ts';
import { type CpioEntry, fileType } from './cpio/entry.ts';
import { readCpio } from './cpio/read.ts';
import { writeCpio } from './cpio/write.ts';
import { type DebianKernel, debianKernel } from './debian/kernel.ts';
import { GuestError } from './error.ts';

export interface BusyboxOptions {
  /** The shell script that runs as process 1; without a first line `#!/bin/sh` it gets one. */
  readonly init: string;
  /** Further files, by absolute path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** Raised when the layout of the archive changes, so that cached ones are made anew. */
const LAYOUT = 1;
const BUSYBOX = 'bin/busybox';
/** What busybox is linked against: the dynamic loader that it names and the C library. */
const RUNTIME = ['lib/ld-linux-aarch64.so.1', 'lib/aarch64-linux-gnu/libc.so.6'];
/** Without /dev/console the kernel starts init without its standard streams. */
const NODES = ['dev/console', 'dev/null'];
const EMPTY_FOLDERS = ['proc', 'sys', 'tmp', 'root'];

/**
 * Path of a small initrd: Debian's busybox with its applets, what it is linked against, and `init`.
 * The same options and Debian package give the same bytes; it is kept in the cache.
 */
export function busyboxInitrd(options: BusyboxOptions): string {
  const debian = debianKernel();
  const path = join(cacheDirectory(), 'initrd', `busybox-${fingerprint(options, debian)}.cpio`);
  if (!existsSync(path)) writeFileAtomically(path, buildBusyboxInitrd(installerFiles(debian), options));
  return path;
}

/** The archive itself, from the entries of an installer's initrd. Not compressed: the kernel starts sooner. */
export function buildBusyboxInitrd(installer: readonly CpioEntry[], options: BusyboxOptions): Uint8Array {
  const byName = new Map(installer.map((entry) => [entry.name, entry]));
  const kept = [BUSYBOX, ...RUNTIME, ...NODES].flatMap((name) => withLinkTargets(byName, name));
  const applets = installer.filter((entry) => isLinkTo(entry, BUSYBOX));
  const init = options.init.startsWith('#!') ? options.init : `#!/bin/sh\n${options.init}`;
  const files = Object.entries(options.files ?? {}).map(([path, data]) => file(path, data, 0o644));
  const entries = [...kept, ...applets, ...files, file('/init', init, 0o755)];
  const unique = [...new Map(entries.map((entry) => [entry.name, entry])).values()];
  return writeCpio([...folders(unique), ...unique.sort((a, b) => (a.name < b.name ? -1 : 1))]);
}

function installerFiles(debian: DebianKernel): CpioEntry[] {
  return readCpio(gunzipSync(readFileSync(debian.initrd)));
}

function fingerprint(options: BusyboxOptions, debian: DebianKernel): string {
  const hash = createHash('sha256').update(JSON.stringify([LAYOUT, debian.version, options.init]));
  for (const [path, data] of Object.entries(options.files ?? {})) {
    hash.update(JSON.stringify([path, data.length])).update(data);
  }
  return hash.digest('hex').slice(0, 16);
}

function withLinkTargets(byName: Map<string, CpioEntry>, name: string): CpioEntry[] {
  const entry = byName.get(name);
  if (!entry) {
    throw new GuestError(
      `The installer's initrd has no ${name}.`,
      'Another version of Debian was given: use debian-installer-12-netboot-arm64.',
    );
  }
  return isLink(entry) ? [entry, ...withLinkTargets(byName, linkTarget(entry))] : [entry];
}

function isLink(entry: CpioEntry): boolean {
  return (entry.mode & fileType.mask) === fileType.symbolicLink;
}

function linkTarget(entry: CpioEntry): string {
  const target = Buffer.from(entry.data).toString();
  return posix.join('/', posix.isAbsolute(target) ? '' : posix.dirname(entry.name), target).slice(1);
}

function isLinkTo(entry: CpioEntry, target: string): boolean {
  return isLink(entry) && linkTarget(entry) === target;
}

function file(path: string, data: string | Uint8Array, permissions: number): CpioEntry {
  return {
    name: posix.join('/', path).slice(1),
    mode: fileType.regular | permissions,
    data: Buffer.from(data),
  };
}

/** Every folder that an entry needs, parents first: the kernel creates none by itself. */
function folders(entries: readonly CpioEntry[]): CpioEntry[] {
  const names = new Set(EMPTY_FOLDERS);
  for (const { name } of entries) {
    for (let parent = posix.dirname(name); parent !== '.'; parent = posix.dirname(parent)) names.add(parent);
  }
  return [...names]
    .sort()
    .map((name) => ({ name, mode: fileType.directory | 0o755, data: new Uint8Array() }));
}
