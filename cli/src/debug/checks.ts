import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** A run-time check of a compiled program, as the compiler's checks.json lists it. */
export interface CheckSite {
  readonly id: number;
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly function: string;
  readonly text: string;
}

/** The check with a number (`brk #number`), or undefined when the table does not have it. */
export function findCheck(tablePath: string, number: number): CheckSite | undefined {
  try {
    const table: unknown = JSON.parse(readFileSync(tablePath, 'utf8'));
    const sites = (Array.isArray(table) ? table : (table as { checks: unknown }).checks) as CheckSite[];
    return sites.find((site) => site.id === number);
  } catch {
    return undefined;
  }
}

/** A file's path as a person in `folder` would name it. */
export function readablePath(file: string, folder = process.cwd()): string {
  const path = relative(folder, file);
  return path.startsWith('..') ? file : path;
}
