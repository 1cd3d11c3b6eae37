import { defineBenchmark } from '../src/benchmark.ts';

export default defineBenchmark({
  title: 'read GICD_ISENABLER1',
  peers: { bao: 1290 },
  prepare: '    ldr     x25, =GICD + GICD_ISENABLER + 4',
  sample: `
    begin
    ldr     w1, [x25]
    end`,
});
