import { type Code, TABLE } from './table.ts';

export type Severity = 'error' | 'warning';

/** One violation, as data. Its message is made last, from these fields and the table. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Where in the description: `partitions.linux.memory`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  readonly remedy?: string;
}

/** Collects the diagnostics of all stages, so that they are reported together. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];

  add(code: Code, path: string, expected: string, actual: string, remedy?: string): void {
    const { severity } = TABLE[code];
    this.list.push({ code, severity, path, expected, actual, ...(remedy === undefined ? {} : { remedy }) });
  }

  get hasErrors(): boolean {
    return this.list.some((diagnostic) => diagnostic.severity === 'error');
  }
}

/** The whole message, without colour: a headline and one line a field. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, path, expected, actual, remedy } = diagnostic;
  const lines = [
    `${severity} ${code} at ${path}: ${TABLE[code].title}`,
    `  expected: ${expected}`,
    `  actual:   ${actual}`,
  ];
  if (remedy !== undefined) lines.push(`  remedy:   ${remedy}`);
  return lines.join('\n');
}
