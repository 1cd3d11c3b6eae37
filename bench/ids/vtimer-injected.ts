import { defineBenchmark } from '../src/benchmark.ts';

/** The guest computes; the deadline moves, so that it is met at every place of the loop. */
export default defineBenchmark({
  title: 'virtual timer: deadline to the first instruction of the handler',
  peers: { bao: 200 },
  subtractEmpty: false,
  prepare: '    mov     x25, #2000',
  sample: `
    add     x25, x25, #1
    deadline x25, 2f
1:  add     x1, x1, #1
    b       1b
2:  sub     x0, x22, x20`,
});
