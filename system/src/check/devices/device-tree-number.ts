import { placed } from '../rule.ts';
import { FIRST_SPI, isGuestSpi } from './intids.ts';

/** INTIDs are not the numbers of device trees, which count from the first SPI. */
export const deviceTreeNumber = placed('BS2315', ({ partitions }, report) => {
  for (const { path, name, interrupts, authoredIntids } of partitions.flatMap(({ devices }) => devices)) {
    if (!authoredIntids) continue;
    for (const { physicalIntid, virtualIntid } of interrupts) {
      if (virtualIntid !== physicalIntid - FIRST_SPI || !isGuestSpi(virtualIntid)) continue;
      const expected = `INTID ${physicalIntid} of ${name}, or another one on purpose`;
      const actual = `${virtualIntid}, its number in a device tree: SPI ${virtualIntid}`;
      report(`${path}.intids`, expected, actual, `write ${physicalIntid}, or leave out intids`);
    }
  }
});
