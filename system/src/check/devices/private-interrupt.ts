import { GUEST_INTIDS } from '@bulkhead/hypervisor/abi/platform';
import { placed } from '../rule.ts';
import { FIRST_PPI, FIRST_SPI } from './intids.ts';

/** Devices interrupt by SPIs: the other kinds are each core's own. */
export const privateInterrupt = placed('BS2316', ({ partitions }, report) => {
  for (const { path, interrupts } of partitions.flatMap(({ devices }) => devices)) {
    for (const { physicalIntid, virtualIntid } of interrupts) {
      if (virtualIntid < 0 || virtualIntid >= FIRST_SPI) continue;
      const kind = virtualIntid < FIRST_PPI ? 'software-generated' : 'private peripheral';
      const isTreeNumber = virtualIntid === physicalIntid - FIRST_SPI;
      const remedy = isTreeNumber
        ? `device trees count from the first SPI: write ${physicalIntid}, or leave out intids`
        : undefined;
      const expected = `an SPI: INTID ${FIRST_SPI} to ${GUEST_INTIDS - 1}`;
      report(`${path}.intids`, expected, `${virtualIntid}, a ${kind} interrupt`, remedy);
    }
  }
});
