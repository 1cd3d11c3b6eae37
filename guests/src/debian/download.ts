import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GuestError } from '../error.ts';

/** A Debian package on disk. */
export interface PackageFile {
  readonly path: string;
  readonly version: string;
}

/**
 * Puts a Debian package into `folder`: the one that BULKHEAD_DEBIAN_PACKAGE names, else through apt,
 * which needs no root and checks the archive's signatures.
 */
export function downloadPackage(name: string, folder: string): PackageFile {
  const given = process.env.BULKHEAD_DEBIAN_PACKAGE;
  if (given) copyGiven(given, folder);
  else download(name, folder);
  const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
  if (!file) throw new GuestError(`apt-get download left no package ${name}.`, remedy(name));
  const version = file.split('_')[1] ?? 'unknown';
  return { path: join(folder, file), version: decodeURIComponent(version) };
}

function copyGiven(given: string, folder: string): void {
  if (!existsSync(given)) {
    throw new GuestError(
      `BULKHEAD_DEBIAN_PACKAGE names a missing file: ${given}.`,
      'Correct it, or unset it to download.',
    );
  }
  copyFileSync(given, join(folder, basename(given)));
}

function download(name: string, folder: string): void {
  let result = aptGet(['-q', 'download', name], folder);
  // A fresh machine or container has no package lists yet.
  if (/Unable to locate package|No candidate/i.test(result.stderr ?? '') && updateLists()) {
    result = aptGet(['-q', 'download', name], folder);
  }
  if (result.error) throw new GuestError(`${name} is fetched with apt-get, which is not here.`, remedy(name));
  if (result.status !== 0) {
    throw new GuestError(`apt-get download ${name} failed:\n  ${result.stderr.trim()}`, remedy(name));
  }
}

function aptGet(command: readonly string[], folder: string) {
  // As root, apt would switch to the user _apt, who may not write to our folder, and warn about it.
  const options = isRoot() ? ['-o', 'APT::Sandbox::User=root', ...command] : command;
  // Progress goes to stderr: stdout may be a program's answer (`--json`).
  return spawnSync('apt-get', options, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 2, 'pipe'] });
}

function updateLists(): boolean {
  const [program, ...rest] = isRoot() ? ['apt-get', 'update'] : ['sudo', '-n', 'apt-get', 'update'];
  return spawnSync(program!, rest, { stdio: ['ignore', 2, 2] }).status === 0;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function remedy(name: string): string {
  return (
    `On Debian 12, run apt-get update and try again. Elsewhere, download the package ${name} ` +
    'from a Debian mirror and set BULKHEAD_DEBIAN_PACKAGE to its path.'
  );
}
