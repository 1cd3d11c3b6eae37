import { formatSize } from '@bulkhead/boards';
import { BLOCK } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** Memory comes in blocks of stage-2 translation. */
export const wholeBlocks = placed('BS2102', ({ partitions }, report) => {
  const block = Number(BLOCK);
  for (const { path, ramSizeBytes } of partitions) {
    if (ramSizeBytes % block === 0) continue;
    const next = formatSize(Math.ceil(ramSizeBytes / block) * block);
    report(`${path}.memory`, 'a multiple of 2MiB', formatSize(ramSizeBytes), `use ${next}`);
  }
});
