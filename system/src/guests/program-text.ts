import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Imports of the user's own files; the generated modules of ports are not theirs. */
const IMPORT = /from\s+['"](\.[^'"]*)['"]/g;
const GENERATED = /\.ports\.ts$/;

/** The text of a TypeScript program: its main file and all that it imports by relative paths. */
export function programText(entry: string): string {
  const texts = new Map<string, string>([[entry, textOf(entry)]]);
  // A map takes what is added while it is walked.
  for (const [path, text] of texts) {
    for (const [, specifier] of text.matchAll(IMPORT)) {
      const other = resolve(dirname(path), specifier!);
      if (!GENERATED.test(other) && !texts.has(other)) texts.set(other, textOf(other));
    }
  }
  return [...texts.values()].join('\n');
}

function textOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : '';
}
