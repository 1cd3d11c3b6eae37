import { type Range, rangeOf } from '../../numbers.ts';
import type { PlacedPartition, PlacedSystem } from '../../stages/placed.ts';

/** A partition whose memory is at an authored place. */
export interface FixedMemory {
  readonly partition: PlacedPartition;
  readonly range: Range;
}

/** In the order of the description. */
export function fixedMemory({ partitions }: PlacedSystem): FixedMemory[] {
  return partitions.flatMap((partition) => {
    const { fixedRamPa, ramSizeBytes } = partition;
    if (fixedRamPa === undefined || ramSizeBytes === 0) return [];
    return [{ partition, range: rangeOf(fixedRamPa, ramSizeBytes) }];
  });
}
