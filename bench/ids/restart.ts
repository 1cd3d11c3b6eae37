import { defineBenchmark } from '../src/benchmark.ts';
import { measureRestarts } from '../src/restarts.ts';
import { spread } from '../src/samples.ts';

const title = 'from a fault to the first instruction after it, beside clearing and loading memory';

/** The fault is reported with registers and eight callers. */
export default defineBenchmark({
  title,
  async measure(environment) {
    const figures = spread(await measureRestarts(environment));
    return [{ id: 'restart', title, unit: 'instructions', bare: null, ...figures }];
  },
});
