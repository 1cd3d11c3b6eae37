import { relative, sep } from 'node:path';
import ts from 'typescript';
import type { Sharing } from '../context/program-context.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findRoot, loadProgram } from '../program/load.ts';
import { translateProgram } from '../translate.ts';

/** Folders all of whose files are Bare TypeScript; elsewhere it is the imports that tell. */
const BARE_FOLDERS = ['hypervisor', 'sdk'];
/** The folder whose program several cores run. */
const SHARED_FOLDER = 'hypervisor';
const BARE_IMPORT = /from '@bulkhead\/(bare|sdk)/;

/** A problem at a place of an open file, as editors want it. */
export interface EditorDiagnostic {
  readonly start: number;
  readonly length: number;
  /** The digits of the number: 1005 for BT1005. */
  readonly code: number;
  readonly message: string;
}

/**
 * What the subset has to say about one file, beside tsc's own errors. The editor's program has the text
 * that is not saved yet; it can be used when the editor runs the same TypeScript as the compiler.
 */
export function editorDiagnostics(
  editorProgram: ts.Program,
  fileName: string,
  typescriptVersion: string,
): EditorDiagnostic[] {
  const file = editorProgram.getSourceFile(fileName);
  if (file === undefined || !isBare(fileName, file.text)) return [];
  const program = typescriptVersion === ts.version ? editorProgram : loadProgram([fileName]);
  const root = findRoot(fileName);
  const path = relative(root, fileName);
  const sharing: Sharing = path.split(sep)[0] === SHARED_FOLDER ? 'cores' : 'one core';
  const { diagnostics } = translateProgram(program, [fileName], root, 'everything', 'checked', sharing);
  return diagnostics.filter((d) => d.file === path && d.code.startsWith('BT')).map((d) => toEditor(d, file));
}

function isBare(fileName: string, text: string): boolean {
  const parts = relative(findRoot(fileName), fileName).split(sep);
  if (parts.includes('tests') && parts[0] !== 'tests') return false;
  if (fileName.endsWith('.test.ts') || fileName.endsWith('.d.ts')) return false;
  return BARE_FOLDERS.includes(parts[0] ?? '') || BARE_IMPORT.test(text);
}

function toEditor({ line, column, code, message }: Diagnostic, file: ts.SourceFile): EditorDiagnostic {
  const lines = file.getLineStarts();
  const start = (lines[line - 1] ?? 0) + column - 1;
  const word = /^(\w+|.)/.exec(file.text.slice(start))?.[0] ?? ' ';
  return { start, length: word.length, code: Number(code.slice(2)), message: `${code}: ${message}` };
}
