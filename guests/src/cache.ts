import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where downloads and what is derived from them live: outside the tree, shared by all clones. */
export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.BULKHEAD_CACHE) return environment.BULKHEAD_CACHE;
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'bulkhead');
}

/** Writes by rename, so that a reader in another process sees all of the file or none of it. */
export function writeFileAtomically(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.partial`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}
