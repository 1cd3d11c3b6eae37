import { placed } from '../rule.ts';

/** Interrupts are direct only where nothing needs the hypervisor in between. */
export const directInterrupts = placed('BS2314', ({ partitions }, report) => {
  for (const { path, delivery } of partitions) {
    if (delivery.mode !== 'direct') continue;
    for (const obstacle of delivery.obstacles) {
      const expected = "cores of its own, the board's INTIDs, no emulated console, and a GIC that allows it";
      report(`${path}.interrupts`, expected, obstacle);
    }
  }
});
