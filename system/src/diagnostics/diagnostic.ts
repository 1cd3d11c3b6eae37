import { type Code, TABLE } from './table.ts';

export type Severity = 'error' | 'warning' | 'note';

/** A piece of a file: lines and columns count from 1, the end is excluded. */
export interface Place {
  /** As it is shown: relative to where the command runs. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One violation, as data. Its message is made last, from these fields and the table. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Where in the description: `partitions.linux.memory`. */
  readonly path: string;
  /** Where its author wrote that, or the nearest place around it. */
  readonly place?: Place;
  readonly expected: string;
  readonly actual: string;
  readonly remedy: string;
}

/** Collects the diagnostics of all stages, so that they are reported together. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];

  add(code: Code, path: string, expected: string, actual: string, remedy: string = TABLE[code].remedy): void {
    const { severity } = TABLE[code];
    this.list.push({ code, severity, path, expected, actual, remedy });
  }

  get hasErrors(): boolean {
    return this.list.some((diagnostic) => diagnostic.severity === 'error');
  }
}

/** The whole message, without colour: a headline, which editors and terminals can follow, and one line a field. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, path, place, expected, actual, remedy } = diagnostic;
  const at = place ? `${place.file}:${place.line}:${place.column}: ` : '';
  return [
    `${at}${severity} ${code} at ${path}: ${TABLE[code].title}`,
    `  expected: ${expected}`,
    `  actual:   ${actual}`,
    `  remedy:   ${remedy}`,
  ].join('\n');
}
