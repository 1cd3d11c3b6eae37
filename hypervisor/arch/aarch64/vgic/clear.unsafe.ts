/** A loop over hundreds of interrupts is long on a core that others share: this is a tenth of it. */
import { u64 } from '@bulkhead/bare';
import { addressOf, fillMemory } from '@bulkhead/bare/unsafe';
import type { VirtualGic } from './state.ts';

/** Bytes of an element of `route`. */
const ROUTE_BYTES: u64 = 4n;

/** Priorities and routes of the shared interrupts as after reset. Safety: exactly the arrays' own bytes. */
export function clearSettings(gic: VirtualGic): void {
  fillMemory(addressOf(gic.priority), 0, u64(gic.priority.length));
  fillMemory(addressOf(gic.route), 0, u64(gic.route.length) * ROUTE_BYTES);
}
