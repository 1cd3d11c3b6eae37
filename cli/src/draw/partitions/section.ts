/** Who is on the board: each partition with its colour, what it runs and what it has. */
import type { CheckedPartition, CheckedSystem } from '@bulkhead/system';
import { sizeWords } from '../../report/table.ts';
import { type Area, heading } from '../page/area.ts';
import { type Drawing, group, rectangle, text } from '../svg.ts';
import { widthOf } from '../text/roles.ts';
import { coreWords } from '../text/words.ts';
import { COLOURS, partitionClass } from '../theme.ts';

const SWATCH = 26;
const ROW = 42;
const GAP = 28;
const GUESTS = { linux: 'Linux', typescript: 'TypeScript', elf: 'ELF program', raw: 'raw image' } as const;

export function partitionSection({ partitions }: CheckedSystem, area: Area): Drawing {
  const head = heading('Partitions', noteOf(partitions.length), area);
  const cellWidth = Math.max(...partitions.map(widthOfCell)) + GAP;
  const columns = Math.max(1, Math.floor((area.width + GAP) / cellWidth));
  const pitch = (area.width + GAP) / columns;
  const cells = partitions.flatMap((partition, index) =>
    cell(partition, area.x + (index % columns) * pitch, head.bottom + Math.floor(index / columns) * ROW),
  );
  return {
    elements: group('Partitions', [...head.elements, ...cells]),
    bottom: head.bottom + Math.ceil(partitions.length / columns) * ROW - 10,
  };
}

function noteOf(count: number): string {
  const each = 'Each has a colour, the same everywhere below.';
  return count > COLOURS ? `${each} A broken edge tells the second of a colour from the first.` : each;
}

function cell(partition: CheckedPartition, x: number, y: number): string[] {
  const box = { x, y: y + 2, width: SWATCH, height: SWATCH };
  return [
    rectangle(box, `area ${partitionClass(partition.index)}`, undefined, 4),
    text({ x: x + SWATCH + 10, y: y + 12 }, 'name', partition.name),
    text({ x: x + SWATCH + 10, y: y + 27 }, 'note', factsOf(partition)),
  ];
}

function widthOfCell(partition: CheckedPartition): number {
  return SWATCH + 10 + Math.max(widthOf(partition.name, 'name'), widthOf(factsOf(partition), 'note'));
}

function factsOf({ guest, ramSizeBytes, cores, delivery }: CheckedPartition): string {
  const interrupts = `${delivery.mode} interrupts`;
  return [GUESTS[guest.kind], sizeWords(ramSizeBytes), coreWords(cores), interrupts].join(' · ');
}
