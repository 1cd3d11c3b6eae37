import { defineBenchmark } from '../src/benchmark.ts';
import { IPI } from '../src/situations/ipi.ts';

export default defineBenchmark({ ...IPI, title: 'IPI between two vCPUs, both sides' });
