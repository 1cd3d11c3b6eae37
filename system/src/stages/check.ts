import type { AuthoredSystem } from '../authored/define.ts';
import { RULES } from '../check/index.ts';
import { reportOf } from '../check/rule.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { CheckedSystem } from './checked.ts';
import type { PlacedSystem } from './placed.ts';

/** The rules on what the author wrote. */
export function checkAuthored(
  { description }: AuthoredSystem,
  names: ReadonlySet<string>,
  diagnostics: Diagnostics,
): void {
  const entries = Object.entries(description.partitions).filter(([name]) => names.has(name));
  const usable = { ...description, partitions: Object.fromEntries(entries) };
  for (const rule of RULES) {
    if (rule.stage === 'authored') rule.check(usable, reportOf(rule.code, diagnostics), description);
  }
}

/**
 * The rules on the placed system. The result is there only when no error has been reported, by these
 * rules or before: this is the one place that makes a CheckedSystem.
 */
export function checkPlaced(placed: PlacedSystem, diagnostics: Diagnostics): CheckedSystem | undefined {
  for (const rule of RULES) {
    if (rule.stage === 'placed') rule.check(placed, reportOf(rule.code, diagnostics));
  }
  if (diagnostics.hasErrors) return undefined;
  return placed as CheckedSystem;
}
