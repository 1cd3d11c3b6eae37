/** What the tests of the documents and of the architecture ask about the repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Paths that git tracks, or would, relative to the root; without those removed from the working tree. */
export function repositoryFiles(): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return [...new Set(output.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** `file:line: text` of every line that `find` finds something in. */
export function linesWith(path: string, find: (line: string) => readonly string[]): string[] {
  return read(path)
    .split('\n')
    .flatMap((line, index) => find(line).map((found) => `${path}:${index + 1}: ${found}`));
}
