import type { AuthoredSystem } from '../authored/define.ts';
import { AUTHORED_RULES, PLACED_RULES } from '../check/index.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { CheckedSystem } from './checked.ts';
import type { PlacedSystem } from './placed.ts';

/** The rules on what the author wrote. */
export function checkAuthored(
  { description }: AuthoredSystem,
  names: ReadonlySet<string>,
  report: Diagnostics,
): void {
  const entries = Object.entries(description.partitions).filter(([name]) => names.has(name));
  const usable = Object.fromEntries(entries);
  for (const rule of AUTHORED_RULES) rule({ ...description, partitions: usable }, report, description);
}

/**
 * The rules on the placed system. The result is there only when no error has been reported, by these
 * rules or before: this is the one place that makes a CheckedSystem.
 */
export function checkPlaced(placed: PlacedSystem, report: Diagnostics): CheckedSystem | undefined {
  for (const rule of PLACED_RULES) rule(placed, report);
  if (report.hasErrors) return undefined;
  return placed as CheckedSystem;
}
