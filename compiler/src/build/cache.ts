import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompileOutput } from './options.ts';

const COMPILER = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PRELUDE = resolve(COMPILER, '../prelude');

/** What an earlier run read and wrote; kept beside its outputs. */
interface Manifest {
  readonly job: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: CompileOutput;
}

/** A digest of everything besides the program's sources that decides what is written. */
export function jobDigest(options: object, versions: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([options, versions]));
  for (const file of [...filesBelow(COMPILER), ...filesBelow(PRELUDE)]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

function fileDigest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** The earlier run of the same job, if every file that it read is unchanged and its outputs are there. */
export function findCached(
  manifestPath: string,
  job: string,
): { outputs: CompileOutput; inputs: string[] } | undefined {
  try {
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest;
    if (manifest.job !== job) return undefined;
    const isSame = Object.entries(manifest.inputs).every(([path, digest]) => fileDigest(path) === digest);
    const isThere = Object.values(manifest.outputs).every((path) => existsSync(path));
    return isSame && isThere
      ? { outputs: manifest.outputs, inputs: Object.keys(manifest.inputs) }
      : undefined;
  } catch {
    // No manifest, an unreadable one, or an input that is gone: nothing to reuse.
    return undefined;
  }
}

export function remember(
  manifestPath: string,
  job: string,
  inputs: readonly string[],
  outputs: CompileOutput,
): void {
  const digests = Object.fromEntries([...new Set(inputs)].sort().map((path) => [path, fileDigest(path)]));
  const manifest: Manifest = { job, inputs: digests, outputs };
  writeFileSync(manifestPath, JSON.stringify(manifest, undefined, 1));
}
