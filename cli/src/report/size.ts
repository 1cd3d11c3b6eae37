import type { SizeReport } from '../size/measure.ts';
import type { Style } from './style.ts';
import { sizeWords, table } from './table.ts';

const NUMBERS = new Intl.NumberFormat('en-US');

/** The measurements as text. */
export function sizeReport({ sections, codeBytes, ram, source }: SizeReport, style: Style): string {
  const bytes = (title: string, size: number) => [title, NUMBERS.format(size), sizeWords(size)];
  const images = ram.partitionImagesBytes;
  const ofWhat = images === undefined ? 'one partition on one core' : 'this system';
  const lines = (title: string, count: number) => [title, NUMBERS.format(count)];
  return [
    style.bold('Sections of the hypervisor (bytes)'),
    ...table(
      [
        ...Object.entries(sections).map(([name, size]) => bytes(name, size)),
        bytes('.text + .rodata', codeBytes),
      ],
      [1, 2],
    ),
    '',
    style.bold(`Memory beside guest memory, ${ofWhat} (bytes)`),
    ...table(
      [
        bytes('code and data', ram.hypervisorBytes),
        bytes('stacks, state, translation tables', ram.poolBytes),
        bytes('runtime configuration', ram.configurationBytes),
        bytes('total', ram.totalBytes),
        ...(images === undefined ? [] : [bytes("partitions' images, kept for restarts", images)]),
      ],
      [1, 2],
    ),
    '',
    style.bold('Source of the trusted part (lines of code)'),
    ...table(
      [
        lines(`all ${source.files} files`, source.lines),
        [...lines('in *.unsafe.ts', source.unsafeLines), `${(source.unsafeShare * 100).toFixed(1)} %`],
        lines('in assembly', source.assemblyLines),
      ],
      [1, 2],
    ),
  ].join('\n');
}
