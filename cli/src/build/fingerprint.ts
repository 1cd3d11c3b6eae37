import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A digest of values and of files' contents. */
export function fingerprint(values: unknown, files: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(values));
  for (const file of files) addFile(hash, file);
  return hash.digest('hex');
}

function addFile(hash: Hash, file: string): void {
  hash.update(`\0${file}\0`);
  try {
    hash.update(readFileSync(file));
  } catch {
    // A file that is gone is a change like any other.
    hash.update('missing');
  }
}

/** All files below a folder, in a fixed order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
