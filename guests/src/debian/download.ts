import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GuestError } from '../error.ts';
import { foreignAptOptions } from './foreign-apt.ts';

/** A package of the archive. */
export interface PackageSource {
  readonly name: string;
  /** Environment variable that names a local copy. */
  readonly variable: string;
  /** Whether it is built for arm64, whatever this machine is; otherwise it is one for all machines. */
  readonly isArm64?: boolean;
}

/** A Debian package on disk. */
export interface PackageFile {
  readonly path: string;
  readonly version: string;
}

/**
 * Puts a Debian package into `folder`: the one that its variable names, else through apt, which needs no root
 * and checks the archive's signatures.
 */
export function downloadPackage(source: PackageSource, folder: string): PackageFile {
  const given = process.env[source.variable];
  if (given) copyGiven(source.variable, given, folder);
  else download(source, folder);
  const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
  if (!file) throw new GuestError(`apt-get download left no package ${source.name}.`, remedy(source));
  const version = file.split('_')[1] ?? 'unknown';
  return { path: join(folder, file), version: decodeURIComponent(version) };
}

function copyGiven(variable: string, given: string, folder: string): void {
  if (!existsSync(given)) {
    throw new GuestError(
      `${variable} names a missing file: ${given}.`,
      'Correct it, or unset it to download.',
    );
  }
  copyFileSync(given, join(folder, basename(given)));
}

function download(source: PackageSource, folder: string): void {
  const { name } = source;
  const foreign = source.isArm64 ? foreignAptOptions('arm64', join(folder, 'apt')) : [];
  // Its lists are always new. One source of the machine's that has nothing for arm64 is no matter.
  if (source.isArm64) aptGet([...foreign, '-q', 'update'], folder);
  let result = aptGet([...foreign, '-q', 'download', name], folder);
  // A fresh machine or container has no package lists yet.
  if (!source.isArm64 && isUnknown(result.stderr) && updateLists()) {
    result = aptGet(['-q', 'download', name], folder);
  }
  if (result.error)
    throw new GuestError(`${name} is fetched with apt-get, which is not here.`, remedy(source));
  if (result.status !== 0) {
    throw new GuestError(`apt-get download ${name} failed:\n  ${result.stderr.trim()}`, remedy(source));
  }
}

function isUnknown(message: string | null): boolean {
  return /Unable to locate package|No candidate/i.test(message ?? '');
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

function remedy({ name, variable }: PackageSource): string {
  return (
    `On Debian 12, run apt-get update and try again. Elsewhere, download the package ${name} ` +
    `from a Debian mirror and set ${variable} to its path.`
  );
}
