import type { PlacedRule } from './rule.ts';

/** No device reaches around stage-2 translation, unless the author says that it may and why. */
export const deviceIsolation: PlacedRule = ({ board, partitions }, report) => {
  for (const device of partitions.flatMap((partition) => partition.devices)) {
    const { name, path, facts, allowDma, reason } = device;
    if (facts.refused !== undefined) {
      report.add('BS2303', path, 'a device that can be isolated', `${name}: ${facts.refused}`);
    } else if (facts.dma && !board.iommu && !(allowDma && reason !== '')) {
      report.add(
        'BS2304',
        path,
        'a device without DMA, or one behind an IOMMU',
        `${name} (${facts.description}) does DMA, and ${board.name} has no IOMMU for it`,
        `accept it with { device: '${name}', allowDma: true, reason: '…' }`,
      );
    }
  }
};
