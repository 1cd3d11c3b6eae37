import { defineSystem, elf } from '@bulkhead/system';
import { defineBenchmark, type GuestPrograms } from '../src/benchmark.ts';
import { boardWith } from '../src/environment.ts';
import { GUEST } from '../src/measure.ts';

/** Two partitions, each with a core of its own; their interrupts go through list registers. */
function system({ elf: file, partner }: GuestPrograms) {
  const alike = { memory: '2MiB', interrupts: 'virtual' } as const;
  return defineSystem({
    board: boardWith(2),
    partitions: {
      [GUEST]: { ...alike, guest: elf({ file }), cores: [0], expect: { end: 'off' } },
      partner: { ...alike, guest: elf({ file: partner }), cores: [1], expect: { end: 'running' } },
    },
    channels: {
      bell: { kind: 'doorbell', from: GUEST, to: 'partner' },
      answer: { kind: 'sampling', from: 'partner', to: GUEST, messageBytes: 8, notify: true },
    },
  });
}

/**
 * As `doorbell`, where interrupts do not reach the partitions directly: a signal until the first instruction of the handler in the other partition, which says when that was. The sender
 * waits in WFI, so that all instructions of both sides are counted.
 */
export default defineBenchmark({
  title: 'doorbell through list registers, both sides',
  peers: { bao: 742 },
  bare: false,
  system,
  partner: `
    enable_shared (CHANNEL_INTERRUPT + 1)
    ldr     x25, =PORT_1
1:  adr     x24, 2f
    msr     DAIFClr, #2
    wfi
    b       .
2:  str     x22, [x25]
    mov     x1, #1
    hypercall HYPERCALL_SIGNAL
    b       1b`,
  prepare: `
    enable_shared (CHANNEL_INTERRUPT + 3)
    ldr     x25, =PORT_1
    bl      pause`,
  sample: `
    bl      pause
    ldr     w0, =HYPERCALL_SIGNAL
    mov     x1, #0
    begin
    hvc     #0
1:  wfi
    mrs     x9, S3_0_C12_C12_0              /* ICC_IAR1_EL1 */
    cmp     x9, #NO_INTERRUPT
    b.eq    1b
    msr     S3_0_C12_C12_1, x9
    ldr     x0, [x25]
    sub     x0, x0, x20`,
});
