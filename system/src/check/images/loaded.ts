import type { Guest } from '../../guests/guest.ts';
import { segmentsOf } from '../../stages/images.ts';
import type { PlacedPartition, Segment } from '../../stages/placed.ts';

/** One of the images that a partition can start from. */
export interface LoadedImage {
  /** Where the description has the partition, and the image: the same, or `.fallback` of it. */
  readonly path: string;
  readonly image: string;
  readonly guest: Guest;
  readonly segments: readonly Segment[];
  readonly entryIpa: bigint;
}

/** Its own, and the fallback if it has one. */
export function loadedImages(partition: PlacedPartition): LoadedImage[] {
  const { path, guest, fallbackGuest, fallback, segments, entryIpa } = partition;
  const own = { path, image: path, guest, segments: segmentsOf(segments, 'primary'), entryIpa };
  if (!fallback || !fallbackGuest) return [own];
  const others = segmentsOf(segments, 'fallback');
  const { entryIpa: otherEntry } = fallback;
  const image = `${path}.fallback`;
  return [own, { path, image, guest: fallbackGuest, segments: others, entryIpa: otherEntry }];
}

/** A kernel and what belongs to it is placed by us; all others bring their addresses. */
export function bringsAddresses({ guest }: LoadedImage): boolean {
  return guest.kind !== 'linux';
}
