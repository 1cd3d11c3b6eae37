import type { GuestBenchmark } from '../benchmark.ts';

/**
 * An SGI to the other vCPU, until the first instruction of its handler. The sender waits in WFI, so that the
 * clock, which counts the instructions of all cores, counts both sides: all of the sender's exit and all of
 * the receiver's.
 */
export const IPI = {
  cores: 2,
  peers: { bao: 793 },
  prepare: `
    ldr     x25, =(SGI_OTHER << 24 | 2)
    mov     x1, #1
    adr     x2, second_core
    psci    PSCI_CPU_ON`,
  second: `
    bl      start_core
    ldr     x25, =(SGI_ANSWER << 24 | 1)
1:  adr     x24, 2f
    msr     DAIFClr, #2
    wfi
    b       .
2:  adr     x9, second_time
    str     x22, [x9]
    msr     S3_0_C12_C11_5, x25
    isb
    b       1b`,
  sample: `
    bl      pause
    begin
    msr     S3_0_C12_C11_5, x25
1:  wfi
    mrs     x9, S3_0_C12_C12_0              /* ICC_IAR1_EL1 */
    cmp     x9, #NO_INTERRUPT
    b.eq    1b
    msr     S3_0_C12_C12_1, x9
    adr     x9, second_time
    ldr     x0, [x9]
    sub     x0, x0, x20`,
} satisfies Partial<GuestBenchmark>;
