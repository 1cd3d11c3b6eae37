import { basename } from 'node:path';
import type { CheckedPartition } from '@bulkhead/system';
import { numberRanges } from '../draw/text/words.ts';
import { sizeWords } from './table.ts';

/** What a partition runs and has to itself, as rows of a title and words. */
export function ownershipRows(partition: CheckedPartition): string[][] {
  const { guest, ramSizeBytes, devices, recovery, overlay } = partition;
  const start = recovery.startsAtBoot ? '' : '; starts when another partition starts it';
  return [
    ['runs', `${GUESTS[guest.kind]}${start}`],
    ['memory', `${sizeWords(ramSizeBytes)} of its own`],
    ...devices.map((device) => ['device', deviceWords(device)]),
    ...(overlay ? [['device tree', `generated, with ${basename(overlay.file)} on top`]] : []),
  ];
}

const GUESTS = {
  linux: 'Linux',
  typescript: 'a program in TypeScript',
  elf: 'an ELF program',
  raw: 'a raw image',
} as const;

function deviceWords({ name, interrupts, allowDma, reason }: CheckedPartition['devices'][number]): string {
  const physical = numberRanges(interrupts.map(({ physicalIntid }) => physicalIntid));
  const seen = numberRanges(interrupts.map(({ virtualIntid }) => virtualIntid));
  const as = seen === physical ? '' : `, which it sees as ${seen}`;
  const words =
    interrupts.length === 0
      ? 'without interrupts'
      : `${interrupts.length === 1 ? 'interrupt' : 'interrupts'} ${physical}${as}`;
  const dma = allowDma ? `; it can read and write all of memory (${reason})` : '';
  return `${name}: ${words}${dma}`;
}
