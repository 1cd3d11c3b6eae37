import type { LoadedFile, PlacedPartition } from '../../stages/placed.ts';

export interface GuestFile extends LoadedFile {
  /** `partitions.linux.guest` or `partitions.linux.fallback.guest` */
  readonly at: string;
}

/** The files of all images that a partition can start from. */
export function guestFiles({ path, files, fallback }: PlacedPartition): GuestFile[] {
  return [
    ...files.map((file) => ({ ...file, at: `${path}.guest` })),
    ...(fallback?.files ?? []).map((file) => ({ ...file, at: `${path}.fallback.guest` })),
  ];
}
