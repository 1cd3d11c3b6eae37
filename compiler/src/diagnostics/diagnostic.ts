import { DIAGNOSTICS, type DiagnosticCode } from './table.ts';

/** One problem of a program, of its build, or (codes `TS…`) one that tsc itself found. */
export interface Diagnostic {
  readonly code: DiagnosticCode | `TS${number}`;
  /** Path relative to the repository's root; empty for problems that belong to no file. */
  readonly file: string;
  /** Both count from 1; 0 where there is no position. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The message of `code` with `{0}`, `{1}`… replaced. */
export function messageOf(code: DiagnosticCode, values: readonly (string | number | bigint)[]): string {
  return DIAGNOSTICS[code].replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}

/** A diagnostic without a place in a source file. */
export function buildDiagnostic(code: DiagnosticCode, ...values: (string | number)[]): Diagnostic {
  return { code, file: '', line: 0, column: 0, message: messageOf(code, values) };
}

/** `file:line:column - error BT1004: text`. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, code, message } = diagnostic;
  const place = file === '' ? '' : `${file}:${line}:${column} - `;
  return `${place}error ${code}: ${message}`;
}

/** By file, then by position, each once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((d) => [formatDiagnostic(d), d]));
  return [...unique.values()].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.code < b.code ? -1 : 1),
  );
}
