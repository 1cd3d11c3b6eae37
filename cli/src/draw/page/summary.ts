/** A system in a few sentences, for those who cannot see its picture. */
import type { CheckedSystem } from '@bulkhead/system';
import { sizeWords } from '../../report/table.ts';
import { coreWords } from '../text/words.ts';

/** "qemu-virt · 4 cores · 1 GiB · 3 partitions · 2 channels". */
export function factsLine({ board, ramSizeBytes, partitions, channels }: CheckedSystem): string {
  return [
    board.name,
    counted(board.cores, 'core'),
    sizeWords(ramSizeBytes),
    counted(partitions.length, 'partition'),
    counted(channels.length, 'channel'),
  ].join(' · ');
}

/** What the picture shows, in words. */
export function descriptionOf(system: CheckedSystem): string {
  const { partitions, channels } = system;
  const nameOf = (index: number) => partitions[index]!.name;
  return [
    `A system on the board ${factsLine(system).replaceAll(' · ', ', ')}.`,
    ...partitions.map(({ name, ramSizeBytes, cores, devices }) => {
      const owned = devices.length === 0 ? '' : `, with ${devices.map((device) => device.name).join(', ')}`;
      return `${name} has ${sizeWords(ramSizeBytes)} and ${coreWords(cores)}${owned}.`;
    }),
    ...channels.map(({ name, kind, ends }) => {
      const [from, to] = ends.map(({ partition }) => nameOf(partition));
      return `The ${kind} channel ${name} leads from ${from} to ${to}.`;
    }),
  ].join(' ');
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
