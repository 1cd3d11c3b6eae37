import { defineBenchmark } from '../src/benchmark.ts';
import { IPI } from '../src/situations/ipi.ts';

/** On cores whose interrupts go straight to the guest: what is left is the check of the sender. */
export default defineBenchmark({
  ...IPI,
  title: 'IPI between two vCPUs with direct interrupts, both sides',
  interrupts: 'direct',
});
