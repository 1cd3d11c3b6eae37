import { placed } from '../rule.ts';

/** All of a device's interrupts have numbers, or none. */
export const interruptCount = placed('BS2309', ({ partitions }, report) => {
  for (const { path, name, interrupts, authoredIntids } of partitions.flatMap(({ devices }) => devices)) {
    if (!authoredIntids || authoredIntids.length === interrupts.length) continue;
    report(`${path}.intids`, `${interrupts.length} for ${name}`, `${authoredIntids.length}`);
  }
});
