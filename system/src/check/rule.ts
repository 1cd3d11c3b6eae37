/** A rule looks at one thing, has one number, and reports every violation of it. One rule a file. */
import type { SystemDescription } from '../authored/description.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/table.ts';
import type { PlacedSystem } from '../stages/placed.ts';

/** Reports a violation: its path, what was expected, what is there, and a remedy if the table's is not the best. */
export type Report = (path: string, expected: string, actual: string, remedy?: string) => void;

/**
 * On what the author wrote, with those partitions whose shape is right; `all` has the others too, for what names
 * them.
 */
export interface AuthoredRule {
  readonly stage: 'authored';
  readonly code: Code;
  readonly check: (description: SystemDescription, report: Report, all: SystemDescription) => void;
}

/** On what became of it. */
export interface PlacedRule {
  readonly stage: 'placed';
  readonly code: Code;
  readonly check: (system: PlacedSystem, report: Report) => void;
}

export type Rule = AuthoredRule | PlacedRule;

export function authored(code: Code, check: AuthoredRule['check']): AuthoredRule {
  return { stage: 'authored', code, check };
}

export function placed(code: Code, check: PlacedRule['check']): PlacedRule {
  return { stage: 'placed', code, check };
}

/** The reports of one rule. */
export function reportOf(code: Code, diagnostics: Diagnostics): Report {
  return (path, expected, actual, remedy) => diagnostics.add(code, path, expected, actual, remedy);
}
