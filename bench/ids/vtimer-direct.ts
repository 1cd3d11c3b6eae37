import { defineBenchmark } from '../src/benchmark.ts';

/** The same as vtimer-injected on a core whose interrupts go straight to the guest: no exit, no instruction. */
export default defineBenchmark({
  title: 'virtual timer on a core with direct interrupts',
  interrupts: 'direct',
  subtractEmpty: false,
  prepare: '    mov     x25, #2000',
  sample: `
    add     x25, x25, #1
    deadline x25, 2f
1:  add     x1, x1, #1
    b       1b
2:  sub     x0, x22, x20`,
});
