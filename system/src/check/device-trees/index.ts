/** Rules on what users add to their guests' device trees. */

import type { Rule } from '../rule.ts';
import { overlayChanges } from './changes.ts';
import { overlayInterrupts } from './interrupts.ts';
import { overlayMemory } from './memory.ts';
import { overlayPhandles } from './phandles.ts';
import { overlayReader } from './reader.ts';
import { overlayReferences } from './references.ts';
import { overlayRegisters } from './registers.ts';
import { overlayTargets } from './targets.ts';

export const DEVICE_TREES: readonly Rule[] = [
  overlayTargets,
  overlayChanges,
  overlayMemory,
  overlayRegisters,
  overlayInterrupts,
  overlayReferences,
  overlayPhandles,
  overlayReader,
];
