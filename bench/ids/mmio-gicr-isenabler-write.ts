import { defineBenchmark } from '../src/benchmark.ts';

/** Enables SGI 1, which is enabled already. */
export default defineBenchmark({
  title: 'write GICR_ISENABLER0',
  peers: { bao: 3595 },
  prepare: `
    ldr     x25, =GICR_SGI + GICD_ISENABLER
    mov     w26, #(1 << SGI_OTHER)`,
  sample: `
    begin
    str     w26, [x25]
    end`,
});
