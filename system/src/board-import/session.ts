/** What the parts of an import share. */

import type { LocatedNode } from '../devicetree/located.ts';
import type { DeviceTree } from '../devicetree/reader.ts';
import type { Registers } from '../devicetree/registers.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';

export interface Session {
  readonly tree: DeviceTree;
  readonly nodes: readonly LocatedNode[];
  readonly report: Diagnostics;
  /** Once it is known. */
  readonly ram?: Registers;
}

/** A fact of the board, and the node that says it. */
export interface Sourced<Fact> {
  readonly fact: Fact;
  readonly source: string;
}
