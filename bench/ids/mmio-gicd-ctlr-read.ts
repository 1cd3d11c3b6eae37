import { defineBenchmark } from '../src/benchmark.ts';

export default defineBenchmark({
  title: 'read GICD_CTLR',
  peers: { bao: 232 },
  prepare: '    ldr     x25, =GICD',
  sample: `
    begin
    ldr     w1, [x25]
    end`,
});
