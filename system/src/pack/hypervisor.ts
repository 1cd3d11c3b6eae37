import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { readLinuxImageHeader } from '../guests/linux-image.ts';
import { PAGE } from '../numbers.ts';
import type { HypervisorBinary } from './image.ts';

/** Refuses a file that cannot be the hypervisor before anything is put behind it. */
export function checkHypervisor({ bytes, imageEnd }: HypervisorBinary, report: Diagnostics): void {
  const refuse = (expected: string, actual: string) => report.add('BS2601', 'hypervisor', expected, actual);
  if (!readLinuxImageHeader(bytes)) refuse('an arm64 Image header at its start', 'none');
  if (!Number.isSafeInteger(imageEnd) || imageEnd <= 0 || imageEnd % Number(PAGE) !== 0) {
    refuse('an end at a multiple of 4KiB', `${imageEnd}`);
  } else if (bytes.length > imageEnd) {
    refuse(`at most the ${imageEnd} bytes up to its end`, `${bytes.length} bytes`);
  }
}
