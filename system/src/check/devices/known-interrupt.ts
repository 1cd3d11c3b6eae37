import { GUEST_INTIDS } from '@bulkhead/hypervisor/abi/platform';
import { placed } from '../rule.ts';
import { FIRST_SPI } from './intids.ts';

/** The guest's interrupt controller has the interrupt. */
export const knownInterrupt = placed('BS2308', ({ partitions }, report) => {
  for (const { path, interrupts } of partitions.flatMap(({ devices }) => devices)) {
    for (const { virtualIntid } of interrupts) {
      if (virtualIntid >= 0 && virtualIntid < GUEST_INTIDS) continue;
      const expected = `an SPI: INTID ${FIRST_SPI} to ${GUEST_INTIDS - 1}`;
      report(`${path}.intids`, expected, `${virtualIntid}`);
    }
  }
});
