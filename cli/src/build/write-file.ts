import { renameSync, writeFileSync } from 'node:fs';

/** Writes by rename: whoever reads the file meanwhile sees all of the old one or all of the new one. */
export function writeFileAtomically(path: string, content: Uint8Array | string): void {
  const unfinished = `${path}.${process.pid}.partial`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}
