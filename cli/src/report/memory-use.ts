import type { CheckedSystem } from '@bulkhead/system';
import { memoryRegions } from '../draw/memory/regions.ts';
import { sizeWords, table } from './table.ts';

/** What a part of the board's memory is for, and how much it is. */
export interface MemoryUse {
  readonly what: string;
  readonly sizeBytes: bigint;
  /** Of the partition whose memory it is. */
  readonly partition?: string;
}

/** The parts by address; what is free is one part, the last. The hypervisor may take less when it is built. */
export function memoryUse(system: CheckedSystem): MemoryUse[] {
  const regions = memoryRegions(system);
  const freeBytes = regions
    .filter(({ use }) => use === 'free')
    .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0n);
  const used = regions.filter(({ use }) => use !== 'free');
  return [
    ...used.map(({ what, use, sizeBytes, partition }): MemoryUse => {
      if (partition !== undefined) return { what, sizeBytes, partition: what };
      return { what: use === 'hypervisor' ? 'hypervisor, at most' : what, sizeBytes };
    }),
    { what: 'free', sizeBytes: freeBytes },
  ];
}

/** The parts with their sizes. */
export function memoryLines(system: CheckedSystem): string[] {
  const rows = memoryUse(system).map(({ what, sizeBytes }) => [what, sizeWords(Number(sizeBytes))]);
  return table(rows, [1]);
}
