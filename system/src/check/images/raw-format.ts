import { formatOf } from '../../guests/formats.ts';
import { placed } from '../rule.ts';
import { guestFiles } from './files.ts';

/** A raw image begins with what is to be executed, not with the header of a format. */
export const rawFormat = placed('BS2416', ({ partitions }, report) => {
  for (const { role, path, bytes, at } of partitions.flatMap(guestFiles)) {
    const format = role === 'raw' ? formatOf(bytes) : undefined;
    if (format === undefined) continue;
    const remedy = format.startsWith('an ELF') ? `use elf({ file }) for it` : undefined;
    report(`${at}.file`, 'plain code and data', `${path} is ${format}`, remedy);
  }
});
