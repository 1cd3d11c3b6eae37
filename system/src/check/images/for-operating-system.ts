import { interpreterOf } from '../../guests/elf-file.ts';
import { placed } from '../rule.ts';
import { guestFiles } from './files.ts';

/** A partition's program needs no operating system under it. */
export const forOperatingSystem = placed('BS2417', ({ partitions }, report) => {
  for (const { role, path, bytes, at } of partitions.flatMap(guestFiles)) {
    const interpreter = role === 'elf' ? interpreterOf(bytes) : undefined;
    if (interpreter === undefined) continue;
    report(
      `${at}.file`,
      'a program that runs without an operating system',
      `${path} is started by ${interpreter}`,
    );
  }
});
