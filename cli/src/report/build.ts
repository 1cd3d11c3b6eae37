import { formatDiagnostic } from '@bulkhead/system';
import type { BuiltSystem } from '../build/built-system.ts';
import { readablePath } from '../debug/checks.ts';
import { healthLogPa } from './address.ts';
import type { Style } from './style.ts';
import { sizeWords, table } from './table.ts';

/** What went into an image, as a table. */
export function buildReport(built: BuiltSystem, style: Style): string {
  const { manifest, checked } = built;
  const rows = [
    ['', 'what', 'size', 'guest address', 'image offset'],
    ['hypervisor', 'code and data', sizeWords(manifest.hypervisor.sizeBytes), '', '0x0'],
    [
      '',
      'configuration',
      sizeWords(manifest.configuration.sizeBytes),
      '',
      `0x${manifest.configuration.offset.toString(16)}`,
    ],
    ...manifest.partitions.flatMap(({ name, segments }) =>
      segments.map(({ label, sizeBytes, ipa, imageOffset }, index) => [
        index === 0 ? name : '',
        label,
        sizeWords(sizeBytes),
        ipa,
        `0x${imageOffset.toString(16)}`,
      ]),
    ),
  ];
  const partitions = manifest.partitions.map(({ name, kind, cores, memory, console }) => [
    name,
    kind,
    `cores ${cores.join(', ')}`,
    `${sizeWords(memory.sizeBytes)} at ${memory.pa}`,
    `console ${console}`,
  ]);
  return [
    ...built.warnings.map((warning) => `${formatDiagnostic(warning)}\n`),
    style.bold(`${built.name} on ${checked.board.name}`),
    ...table(partitions),
    '',
    ...table(rows, [2]).map((line, index) => (index === 0 ? style.dim(line) : line)),
    '',
    `${readablePath(built.imagePath)}: ${sizeWords(manifest.image.sizeBytes)}, sha256 ${manifest.image.sha256}`,
    `The health log is behind it, at 0x${healthLogPa(checked).toString(16)}.`,
  ].join('\n');
}
