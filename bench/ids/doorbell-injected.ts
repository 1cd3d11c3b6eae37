import { defineBenchmark } from '../src/benchmark.ts';
import { BELL, bellSystem } from '../src/situations/doorbell.ts';

/** As `doorbell`, where interrupts do not reach the partitions directly. */
export default defineBenchmark({
  ...BELL,
  title: 'doorbell through list registers, both sides',
  system: (programs) => bellSystem(programs, 'virtual'),
});
