/*
 * Start of a TypeScript partition at EL1, vCPU 0, MMU off: a flat map so that memory is cached, a stack,
 * vectors that report, then main(). When main returns the partition powers off (PSCI SYSTEM_OFF).
 * Register fields: Arm ARM DDI 0487, D19.2 (SCTLR_EL1, TCR_EL1, MAIR_EL1) and D8.3 (descriptors).
 */
    .section .text.start, "ax"
    .globl  _start
_start:
    msr     DAIFSet, #0xf
    adr     x9, vectors
    msr     VBAR_EL1, x9
    /* Cold memory holds whatever it held: clear .bss, the tables below and the stack with it. */
    adrp    x9, __bss_start
    add     x9, x9, :lo12:__bss_start
    adrp    x10, __bss_end
    add     x10, x10, :lo12:__bss_end
1:  stp     xzr, xzr, [x9], #16
    cmp     x9, x10
    b.lo    1b
    /* 39-bit flat map: the first GiB is devices (never executed), the second is memory. */
    adrp    x9, map
    add     x9, x9, :lo12:map
    mov     x10, #0x401                     /* block, AttrIndx 0, AF */
    movk    x10, #0x0060, lsl #48           /* UXN, PXN */
    mov     x11, #0x705                     /* block, AttrIndx 1, inner shareable, AF */
    movk    x11, #0x4000, lsl #16
    stp     x10, x11, [x9]
    mov     x10, #0xff04                    /* 0: Device-nGnRE, 1: Normal write-back */
    msr     MAIR_EL1, x10
    ldr     x10, =0x200803519               /* T0SZ 25, EPD1, write-back inner shareable, IPS 40 bits */
    msr     TCR_EL1, x10
    msr     TTBR0_EL1, x9
    dsb     ish
    tlbi    vmalle1
    dsb     ish
    isb
    mrs     x10, SCTLR_EL1
    orr     x10, x10, #(1 << 0)             /* M */
    orr     x10, x10, #(1 << 2)             /* C */
    orr     x10, x10, #(1 << 12)            /* I */
    msr     SCTLR_EL1, x10
    isb
    adrp    x9, __stack_top
    add     sp, x9, :lo12:__stack_top
    bl      partition_main
    ldr     w0, =0x84000008                 /* PSCI SYSTEM_OFF */
    hvc     #0
1:  wfi
    b       1b

    /*
     * Nothing is expected here: interrupts stay masked and are polled (timer.ts). A failed run-time check
     * is a brk; it and any other exception are reported by HYPERCALL_PANIC with ESR and ELR.
     */
    .macro  report
    .balign 128
    mrs     x1, ESR_EL1
    mrs     x2, ELR_EL1
    mrs     x3, FAR_EL1
    ldr     w0, =0xc6000003
    hvc     #0
1:  wfi
    b       1b
    .endm

    .balign 2048
vectors:
    .rept   16
    report
    .endr
    .ltorg

    .section .bss
    .balign 4096
map:
    .space  4096
