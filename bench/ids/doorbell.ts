import { defineSystem, elf } from '@bulkhead/system';
import { defineBenchmark, type GuestPrograms } from '../src/benchmark.ts';
import { boardWith } from '../src/environment.ts';
import { GUEST } from '../src/measure.ts';

/**
 * Two partitions, each with a core of its own. One has the board's UART, so no event says what ended: both turn
 * themselves off, and with them the board.
 */
function system({ elf: file, partner }: GuestPrograms) {
  const alike = { memory: '2MiB', interrupts: 'direct' } as const;
  return defineSystem({
    board: boardWith(2),
    partitions: {
      [GUEST]: { ...alike, guest: elf({ file }), cores: [0], devices: ['uart'], expect: { end: 'off' } },
      partner: {
        ...alike,
        guest: elf({ file: partner }),
        cores: [1],
        console: 'none',
        expect: { end: 'off' },
      },
    },
    channels: {
      bell: { kind: 'doorbell', from: GUEST, to: 'partner' },
      answer: { kind: 'sampling', from: 'partner', to: GUEST, messageBytes: 8, notify: true },
    },
  });
}

/**
 * Between dedicated cores, as `interrupts: 'auto'` has it: a signal until the first instruction of the handler in the
 * other partition, which says when that was. The sender waits in WFI, so that all instructions of both sides are
 * counted; the receiver spends none at EL2.
 */
export default defineBenchmark({
  title: 'doorbell to another partition on another core, both sides',
  peers: { bao: 742 },
  bare: false,
  system,
  partner: `
    enable_shared (CHANNEL_INTERRUPT + 1)
    ldr     x25, =PORT_1
    mov     x26, #ITERATIONS
1:  adr     x24, 2f
    msr     DAIFClr, #2
    wfi
    b       .
2:  str     x22, [x25]
    mov     x1, #1
    hypercall HYPERCALL_SIGNAL
    subs    x26, x26, #1
    b.ne    1b
    psci    PSCI_SYSTEM_OFF`,
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
