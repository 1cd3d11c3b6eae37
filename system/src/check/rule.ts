/** A rule looks at one thing and reports every violation of it. One rule a file. */
import type { SystemDescription } from '../authored/description.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { PlacedSystem } from '../stages/placed.ts';

/**
 * A rule on what the author wrote, with those partitions whose shape is right; `all` has the others too, for what
 * names them.
 */
export type AuthoredRule = (
  description: SystemDescription,
  report: Diagnostics,
  all: SystemDescription,
) => void;
/** A rule on what became of it. */
export type PlacedRule = (system: PlacedSystem, report: Diagnostics) => void;
