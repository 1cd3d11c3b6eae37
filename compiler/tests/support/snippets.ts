import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Sharing } from '../../src/context/program-context.ts';
import { loadProgram } from '../../src/program/load.ts';
import { type Translation, translateProgram } from '../../src/translate.ts';

/** Source texts by path; the first is the entry. */
export type Snippet = Readonly<Record<string, string>>;

/** A new directory under the system's temporary one, without symbolic links in its path. */
export function temporaryDirectory(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'bare-')));
}

/**
 * Translates each snippet as a program of its own. tsc sees all of them at once, which takes a tenth
 * of the time; each lies in its own directory, and its paths are relative to that.
 */
export function translateSnippets(
  snippets: readonly Snippet[],
  sharing: readonly (Sharing | undefined)[] = [],
): Translation[] {
  const root = temporaryDirectory();
  try {
    const entries = snippets.map((snippet, i) => writeSnippet(join(root, `s${i}`), snippet));
    const program = loadProgram(entries);
    return entries.map((entry, i) =>
      translateProgram(program, [entry], join(root, `s${i}`), 'exports', 'checked', sharing[i]),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Writes the files; the result is the entry's path. */
export function writeSnippet(directory: string, snippet: Snippet): string {
  for (const [path, text] of Object.entries(snippet)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return join(directory, Object.keys(snippet)[0] ?? '');
}
