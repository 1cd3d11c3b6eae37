import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GuestError } from '../error.ts';

/** Header of an `ar` member, and of the archive: ar(5). */
const AR_HEADER_BYTES = 60;
const AR_MAGIC = '!<arch>\n';

/** Takes files out of a Debian package (deb(5): an `ar` archive whose data.tar.* holds the files). */
export function extractFiles(packagePath: string, folder: string, files: readonly string[]): void {
  const member = dataMember(packagePath);
  const tarball = join(folder, member.name);
  writeFileSync(tarball, readAt(packagePath, member.offset, member.sizeBytes));
  try {
    const strip = files[0]!.split('/').length - 1;
    const options = ['-x', '-f', tarball, '-C', folder, `--strip-components=${strip}`, '--no-same-owner'];
    execFileSync('tar', [...options, ...files], { stdio: ['ignore', 'inherit', 'pipe'] });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new GuestError(
      `tar cannot unpack ${basename(packagePath)}: ${detail}`,
      'tar and xz must be installed.',
    );
  } finally {
    rmSync(tarball);
  }
}

function dataMember(packagePath: string): { name: string; offset: number; sizeBytes: number } {
  if (readAt(packagePath, 0, AR_MAGIC.length).toString('latin1') !== AR_MAGIC) throw notAPackage(packagePath);
  for (let offset = AR_MAGIC.length; ; ) {
    const header = readAt(packagePath, offset, AR_HEADER_BYTES).toString('latin1');
    if (header.length < AR_HEADER_BYTES) throw notAPackage(packagePath);
    const name = header.slice(0, 16).trim().replace(/\/$/, '');
    const sizeBytes = Number.parseInt(header.slice(48, 58), 10);
    if (name.startsWith('data.tar')) return { name, offset: offset + AR_HEADER_BYTES, sizeBytes };
    // Members begin at even offsets.
    offset += AR_HEADER_BYTES + sizeBytes + (sizeBytes % 2);
  }
}

function readAt(path: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, length, position));
  } finally {
    closeSync(file);
  }
}

function notAPackage(path: string): GuestError {
  return new GuestError(`${path} is not a Debian package.`, 'Remove it and download it again.');
}
