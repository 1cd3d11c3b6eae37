import { defineBenchmark } from '../src/benchmark.ts';
import { BELL, bellSystem } from '../src/situations/doorbell.ts';

/** Between dedicated cores, as `interrupts: 'auto'` has it: the receiver spends no instruction at EL2. */
export default defineBenchmark({
  ...BELL,
  title: 'doorbell to another partition on another core, both sides',
  system: (programs) => bellSystem(programs, 'direct'),
});
