import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type ts from 'typescript';
import { parser } from './typescript.ts';

/** The files of a system, each parsed once. */
export class SourceFiles {
  private readonly parsed = new Map<string, ts.SourceFile | undefined>();

  /** Undefined when there is no such file. */
  open(path: string): ts.SourceFile | undefined {
    if (!this.parsed.has(path)) this.parsed.set(path, parse(path));
    return this.parsed.get(path);
  }

  /** What an import of a path names; undefined for packages, whose text is not the user's. */
  openImport(specifier: string, importer: ts.SourceFile): ts.SourceFile | undefined {
    if (!specifier.startsWith('.')) return undefined;
    const path = resolve(dirname(importer.fileName), specifier);
    const candidates = [path, path.replace(/\.js$/, '.ts'), `${path}.ts`, resolve(path, 'index.ts')];
    const found = candidates.find(isFile);
    return found === undefined ? undefined : this.open(found);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function parse(path: string): ts.SourceFile | undefined {
  if (!isFile(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const kind = path.endsWith('.json') ? parser.ScriptKind.JSON : parser.ScriptKind.TS;
  return parser.createSourceFile(path, text, parser.ScriptTarget.Latest, true, kind);
}
