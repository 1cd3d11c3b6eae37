import { defineBenchmark } from '../src/benchmark.ts';
import { GUEST } from '../src/measure.ts';
import { oneCore } from '../src/situations/one-core.ts';

const WINDOWS = { frame: '200us', guest: '100us', rest: '100us' } as const;
const LAST = { kind: 'sampling', from: 'partner', to: GUEST, messageBytes: 8 } as const;

/**
 * A window ends and another partition's begins: from the last time that the one could note to the first that the
 * other sees. The few instructions of the two loops are in it.
 */
export default defineBenchmark({
  title: 'switch of partitions at the end of a window',
  bare: false,
  subtractEmpty: false,
  system: (programs) => oneCore(programs, WINDOWS, LAST),
  partner: `
    ldr     x9, =PORT_0
1:  mrs     x0, CNTVCT_EL0
    str     x0, [x9]
    b       1b`,
  prepare: '    ldr     x25, =PORT_0',
  sample: `
    mrs     x1, CNTVCT_EL0
1:  mov     x2, x1
    mrs     x1, CNTVCT_EL0
    sub     x3, x1, x2
    cmp     x3, #12, lsl #12                /* the other window, and no other pause, is as long */
    b.lo    1b
    ldr     x0, [x25]
    sub     x0, x1, x0`,
});
