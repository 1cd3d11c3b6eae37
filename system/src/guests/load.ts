import type { BuildContext } from '../context.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ExpandedPartition } from '../stages/expanded.ts';
import type { ImageName } from '../stages/images.ts';
import type { LoadedGuest } from '../stages/placed.ts';
import { loadLinux } from './load-linux.ts';
import { loadElfGuest, loadRawGuest, loadTypeScriptGuest } from './load-other.ts';

/** Reads a partition's files and lays them out in its memory; undefined when that was reported as impossible. */
export async function loadGuest(
  partition: ExpandedPartition,
  image: ImageName,
  context: BuildContext,
  report: Diagnostics,
): Promise<LoadedGuest | undefined> {
  const { guest } = partition;
  switch (guest.kind) {
    case 'linux':
      return loadLinux(guest, partition, report);
    case 'elf':
      return loadElfGuest(guest, partition, report);
    case 'raw':
      return loadRawGuest(guest, partition, report);
    case 'typescript':
      return loadTypeScriptGuest(guest, partition, image, context, report);
  }
}
