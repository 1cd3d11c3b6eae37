import { placed } from '../rule.ts';

/** An exception from isolation is made where it is needed, and nowhere else. */
export const needlessDma = placed('BS2319', ({ board, partitions }, report) => {
  for (const { path, name, facts, allowDma } of partitions.flatMap(({ devices }) => devices)) {
    if (!allowDma || (facts.dma && !board.iommu)) continue;
    const why = facts.dma ? 'is behind an IOMMU' : 'does no DMA';
    report(`${path}.allowDma`, 'a device that can access all of memory', `${name}, which ${why}`);
  }
});
