import { defineSystem, elf } from '@bulkhead/system';
import { defineBenchmark, type GuestPrograms } from '../src/benchmark.ts';
import { boardWith } from '../src/environment.ts';
import { GUEST } from '../src/measure.ts';

/** Both on one core; all samples fall into one window of the caller. */
function system({ elf: file, partner }: GuestPrograms) {
  return defineSystem({
    board: boardWith(1),
    partitions: {
      [GUEST]: { guest: elf({ file }), memory: '2MiB', cores: [0], expect: { end: 'off' } },
      partner: { guest: elf({ file: partner }), memory: '2MiB', cores: [0], expect: { end: 'running' } },
    },
    schedules: {
      0: {
        majorFrame: '1s',
        windows: [
          { partition: GUEST, duration: '900ms' },
          { partition: 'partner', duration: '100ms' },
        ],
      },
    },
    channels: { ask: { kind: 'call', from: GUEST, to: 'partner' } },
  });
}

/** A message of five words there, one back; the two instructions of the server's loop are in it. */
export default defineBenchmark({
  title: 'call to another partition on the same core, and its answer',
  bare: false,
  system,
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
