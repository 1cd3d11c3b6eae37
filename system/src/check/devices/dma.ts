import { placed } from '../rule.ts';

/** No device reaches around stage-2 translation, unless the author says that it may and why. */
export const deviceDma = placed('BS2304', ({ board, partitions }, report) => {
  if (board.iommu) return;
  for (const { name, path, facts, allowDma, reason } of partitions.flatMap(({ devices }) => devices)) {
    if (!facts.dma || facts.refused !== undefined || (allowDma && reason !== '')) continue;
    report(
      path,
      'a device without DMA, or one behind an IOMMU',
      `${name} (${facts.description}) does DMA, and ${board.name} has no IOMMU for it`,
      `accept it with { device: '${name}', allowDma: true, reason: '…' }`,
    );
  }
});
