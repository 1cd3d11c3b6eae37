import { defineSystem, elf } from '@bulkhead/system';
import type { GuestBenchmark, GuestPrograms } from '../benchmark.ts';
import { boardWith } from '../environment.ts';
import { GUEST } from '../measure.ts';

/**
 * Two partitions, each with a core of its own. Where interrupts are direct one has the board's UART, so no event says
 * what ended: both turn themselves off, and with them the board.
 */
export function bellSystem({ elf: file, partner }: GuestPrograms, interrupts: 'direct' | 'virtual') {
  const alike = { memory: '2MiB', interrupts, expect: { end: 'off' } } as const;
  const devices = interrupts === 'direct' ? ['uart' as const] : [];
  return defineSystem({
    board: boardWith(2),
    partitions: {
      [GUEST]: { ...alike, guest: elf({ file }), cores: [0], devices },
      partner: { ...alike, guest: elf({ file: partner }), cores: [1], console: 'none' },
    },
    channels: {
      bell: { kind: 'doorbell', from: GUEST, to: 'partner' },
      answer: { kind: 'sampling', from: 'partner', to: GUEST, messageBytes: 8, notify: true },
    },
  });
}

/**
 * A signal until the first instruction of the handler in the other partition, which says when that was. The sender
 * waits in WFI, so that all instructions of both sides are counted.
 */
export const BELL = {
  peers: { bao: 742 },
  bare: false,
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
} satisfies Partial<GuestBenchmark>;
