import { MAX_SEGMENTS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A partition is loaded in as many pieces as its record has. */
export const mostSegments = placed('BS2503', ({ partitions }, report) => {
  for (const { path, segments } of partitions) {
    const filled = segments.filter(({ bytes }) => bytes.length > 0).length;
    if (filled > MAX_SEGMENTS) report(`${path}.guest`, `at most ${MAX_SEGMENTS}`, `${filled}`);
  }
});
