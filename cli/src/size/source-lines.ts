import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Source lines of the trusted part. */
export interface SourceLines {
  /** Lines with code: neither blank nor only a comment. */
  readonly lines: number;
  readonly files: number;
  /** Of `lines`, those in files named *.unsafe.ts. */
  readonly unsafeLines: number;
  /** Of `lines`, those in assembly. */
  readonly assemblyLines: number;
}

/** Counts the code of a folder: TypeScript and assembly, without tests and what is generated. */
export function countSourceLines(folder: string): SourceLines {
  const files = sourceFiles(folder).map((path) => ({ path, lines: codeLines(readFileSync(path, 'utf8')) }));
  const sum = (suffix: string) =>
    files.filter(({ path }) => path.endsWith(suffix)).reduce((total, { lines }) => total + lines, 0);
  return { lines: sum(''), files: files.length, unsafeLines: sum('.unsafe.ts'), assemblyLines: sum('.S') };
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(path);
      return /\.(ts|S)$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** `words`: what only the host has of the ABI. */
const SKIPPED = new Set(['tests', 'node_modules', 'build', 'coverage', 'words']);

/** A comment, or a string, which is kept so that `//` inside one does not count as a comment. */
const COMMENT_OR_STRING =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;

/** Number of lines on which something other than a comment stands (TypeScript, C and our assembly). */
export function codeLines(source: string): number {
  const code = source.replace(COMMENT_OR_STRING, (match) =>
    match.startsWith('/') ? match.replace(/[^\n]/g, '') : match,
  );
  return code.split('\n').filter((line) => line.trim() !== '').length;
}
