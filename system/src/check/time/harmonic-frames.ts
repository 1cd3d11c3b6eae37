import { formatDuration } from '../../authored/duration.ts';
import { placed } from '../rule.ts';

/** The windows of a partition's vCPUs on several cores keep their distance from frame to frame. */
export const harmonicFrames = placed('BS2715', ({ partitions, schedules }, report) => {
  for (const { path, cores } of partitions) {
    const [first, ...others] = schedules.filter(({ core }) => cores.includes(core));
    for (const other of others) {
      const [a, b] = [first!.majorFrameNs, other.majorFrameNs];
      if (a === 0n || b === 0n || a % b === 0n || b % a === 0n) continue;
      const actual = `${formatDuration(a)} on core ${first!.core}, ${formatDuration(b)} on core ${other.core}`;
      const remedy = `make ${other.path}.majorFrame a multiple or a divisor of ${formatDuration(a)}`;
      report(`${path}.cores`, 'major frames of which one divides the other', actual, remedy);
    }
  }
});
