import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CliError } from './errors.ts';

/** A program of the system that a command runs. */
export interface Tool {
  readonly command: string;
  /** What it is called by people, and the oldest version that will do. */
  readonly title: string;
  readonly oldest?: string;
  readonly debianPackage: string;
  readonly homebrewFormula: string;
}

export const QEMU: Tool = {
  command: 'qemu-system-aarch64',
  title: 'QEMU',
  oldest: '7.2',
  debianPackage: 'qemu-system-arm',
  homebrewFormula: 'qemu',
};

export const SYMBOLIZER: Tool = {
  command: 'llvm-symbolizer',
  title: 'the LLVM symbolizer',
  debianPackage: 'llvm',
  homebrewFormula: 'llvm',
};

export const GDB: Tool = {
  command: 'gdb-multiarch',
  title: 'gdb for several architectures',
  debianPackage: 'gdb-multiarch',
  homebrewFormula: 'gdb',
};

/** The program's path, or an error that says what to install. */
export function requireTool(tool: Tool, environment: NodeJS.ProcessEnv = process.env): string {
  const path = findOnPath(tool.command, environment);
  if (!path) throw new CliError(`${tool.command} is not on PATH.`, `Install ${howToGet(tool)}.`);
  if (tool.oldest === undefined) return path;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', env: environment });
  const version = /\d+(\.\d+)+/.exec(stdout ?? '')?.[0];
  if (!version) {
    throw new CliError(`${path} does not tell its version.`, `Install ${howToGet(tool)}.`);
  }
  if (compareVersions(version, tool.oldest) < 0) {
    throw new CliError(
      `${path} is version ${version}; Bulkhead needs ${tool.oldest} or later.`,
      `Install ${howToGet(tool)}, and put it first on PATH.`,
    );
  }
  return path;
}

export function findOnPath(command: string, environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function howToGet(tool: Tool): string {
  const version = tool.oldest === undefined ? '' : ` ${tool.oldest} or later`;
  return (
    `${tool.title}${version} (Debian, Ubuntu: apt-get install ${tool.debianPackage}; ` +
    `Homebrew: brew install ${tool.homebrewFormula})`
  );
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (let part = 0; part < Math.max(a.length, b.length); part++) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
