import { readFileSync, statSync } from 'node:fs';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { LoadedFile } from '../stages/placed.ts';

/** Reads a file that the description names at `at`; reports it when it is missing or empty. */
export function loadFile(
  path: string,
  role: string,
  at: string,
  report: Diagnostics,
): LoadedFile | undefined {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind?.isFile()) {
    report.add('BS2401', at, `a file at ${path}`, kind ? 'not a regular file' : 'no such file');
    return undefined;
  }
  const bytes = readFileSync(path);
  if (bytes.length === 0) {
    report.add('BS2402', at, 'a file with contents', `${path}: 0 bytes`);
    return undefined;
  }
  return { role, path, bytes };
}
