import type { LinuxGuest } from '../../guests/guest.ts';
import type { PlacedPartition } from '../../stages/placed.ts';

/** A Linux image of a partition. */
export interface LinuxImage {
  readonly partition: PlacedPartition;
  readonly guest: LinuxGuest;
  /** `partitions.linux.guest` */
  readonly at: string;
  /** Words of the command line. */
  readonly words: readonly string[];
}

export function linuxImages(partition: PlacedPartition): LinuxImage[] {
  const { path, guest, fallbackGuest } = partition;
  const images = [
    { guest, at: `${path}.guest` },
    ...(fallbackGuest ? [{ guest: fallbackGuest, at: `${path}.fallback.guest` }] : []),
  ];
  return images.flatMap(({ guest, at }) => {
    if (guest.kind !== 'linux') return [];
    return [{ partition, guest, at, words: (guest.commandLine ?? '').split(/ +/) }];
  });
}

/** What follows `name=` in each word that begins so. */
export function valuesOf({ words }: LinuxImage, name: string): string[] {
  return words.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1));
}
