import type { BuildContext } from '../context.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { loadGuest } from '../guests/load.ts';
import { BLOCK, rangeOf } from '../numbers.ts';
import type { ExpandedPartition, ExpandedSystem } from './expanded.ts';
import { imageSegments } from './images.ts';
import { type HypervisorSizes, layOutImage } from './layout.ts';
import { placeMemory } from './memory.ts';
import { placeChannels } from './place-channels.ts';
import type { ImageSegment, LoadedGuest, PlacedPartition, PlacedSystem } from './placed.ts';

/** What stands in for a guest that could not be loaded, so that the rest is still checked. */
const NOTHING: LoadedGuest = { segments: [], entryIpa: 0n, entryArgument: 0n, files: [] };

/** Loads the guests and gives the image's parts and the partitions' memory their addresses. */
export async function place(
  expanded: ExpandedSystem,
  hypervisor: HypervisorSizes,
  context: BuildContext,
  report: Diagnostics,
): Promise<PlacedSystem> {
  const guests: LoadedImages[] = [];
  for (const partition of expanded.partitions) {
    guests.push(await loadImages(partition, context, report));
  }
  const layout = layOutImage(hypervisor, expanded, guests);
  const { board, ramSizeBytes } = expanded;
  const free = {
    start: board.imagePa + BigInt(layout.takenBytes),
    end: rangeOf(board.ram.pa, ramSizeBytes).end,
  };
  const reserved = (board.reserved ?? []).map(({ pa, sizeBytes }) => rangeOf(pa, sizeBytes));
  const addresses = placeMemory(expanded.partitions, free, BLOCK, reserved);
  const partitions = expanded.partitions.map((partition, index) =>
    withAddress(partition, guests[index]!, addresses[index]),
  );
  const own = partitions.flatMap(({ ramPa, ramSizeBytes }) =>
    ramPa === undefined ? [] : [rangeOf(ramPa, ramSizeBytes)],
  );
  const taken = [...reserved, ...own];
  return { ...expanded, partitions, channels: placeChannels(expanded.channels, free, taken), layout };
}

interface LoadedImages extends LoadedGuest {
  readonly segments: readonly ImageSegment[];
  readonly fallback?: Omit<LoadedGuest, 'segments'>;
}

async function loadImages(
  partition: ExpandedPartition,
  context: BuildContext,
  report: Diagnostics,
): Promise<LoadedImages> {
  const primary = (await loadGuest(partition, 'primary', context, report)) ?? NOTHING;
  const { fallbackGuest } = partition;
  if (!fallbackGuest) return { ...primary, segments: imageSegments(primary, undefined) };
  const other = { ...partition, guest: fallbackGuest, path: `${partition.path}.fallback` };
  const fallback = (await loadGuest(other, 'fallback', context, report)) ?? NOTHING;
  const { segments: _, ...rest } = fallback;
  return { ...primary, segments: imageSegments(primary, fallback), fallback: rest };
}

function withAddress(
  partition: ExpandedPartition,
  guest: LoadedImages,
  ramPa: bigint | undefined,
): PlacedPartition {
  return { ...partition, ...guest, ...(ramPa === undefined ? {} : { ramPa }) };
}
