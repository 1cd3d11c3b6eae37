import { defineBenchmark } from '../src/benchmark.ts';
import { GUEST } from '../src/measure.ts';
import { oneCore } from '../src/situations/one-core.ts';

/** All samples fall into one window of the caller. */
const WINDOWS = { frame: '1s', guest: '900ms', rest: '100ms' } as const;

/** A message of five words there, one back; the two instructions of the server's loop are in it. */
export default defineBenchmark({
  title: 'call to another partition on the same core, and its answer',
  bare: false,
  system: (programs) => oneCore(programs, WINDOWS, { kind: 'call', from: GUEST, to: 'partner' }),
  partner: `
    mov     x1, #NO_PORT
1:  ldr     w0, =HYPERCALL_REPLY_RECEIVE
    hvc     #0
    b       1b`,
  prepare: `
    mov     x1, #0
    mov     x2, #0
    hypercall HYPERCALL_CALL`,
  sample: `
    ldr     w0, =HYPERCALL_CALL
    mov     x1, #0
    mov     x2, #0
    begin
    hvc     #0
    end`,
});
