import { formatSize } from '@bulkhead/boards';
import { BLOCK } from '../numbers.ts';
import type { PlacedRule } from './rule.ts';

/** Memory comes in blocks of stage-2 translation, and not more than there is. */
export const memorySize: PlacedRule = ({ partitions, ramSizeBytes: boardBytes }, report) => {
  for (const { path: partition, ramSizeBytes } of partitions) {
    const path = `${partition}.memory`;
    const actual = formatSize(ramSizeBytes);
    const block = Number(BLOCK);
    if (ramSizeBytes === 0) {
      report.add('BS2101', path, 'at least 2MiB', actual);
    } else if (ramSizeBytes % block !== 0) {
      const next = formatSize(Math.ceil(ramSizeBytes / block) * block);
      report.add('BS2102', path, 'a multiple of 2MiB', actual, `use ${next}`);
    } else if (ramSizeBytes > boardBytes) {
      report.add('BS2103', path, `at most the board's ${formatSize(boardBytes)}`, actual);
    }
  }
};
