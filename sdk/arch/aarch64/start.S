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
    /* The last GiB but three has the memory of the channels (abi/platform.ts, GUEST_CHANNELS). */
    mov     x10, #0x709                     /* block, AttrIndx 2, inner shareable, AF */
    movk    x10, #0x007f, lsl #32
    movk    x10, #0x0060, lsl #48           /* UXN, PXN */
    str     x10, [x9, #(0x7f00000000 >> 30) * 8]
    /* The GiB below has the health log (GUEST_HEALTH), for those with the right: never written. */
    mov     x10, #0x789                     /* block, AttrIndx 2, read-only, inner shareable, AF */
    movk    x10, #0x007e, lsl #32
    movk    x10, #0x0060, lsl #48           /* UXN, PXN */
    str     x10, [x9, #(0x7e00000000 >> 30) * 8]
    ldr     x10, =0x44ff04                  /* 0: Device-nGnRE, 1: Normal write-back, 2: Normal Non-cacheable */
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
     * Interrupts stay masked and are polled (timer.ts), so nothing is expected here but the abort of a
     * probe, which goes on where the probe says. A failed run-time check is a brk; it and any other
     * exception are reported by HYPERCALL_PANIC with ESR, ELR and FAR.
     */
    .macro  report
    .balign 128
    adrp    x9, probe_recovery
    add     x9, x9, :lo12:probe_recovery
    ldr     x10, [x9]
    cbz     x10, 2f
    str     xzr, [x9]
    msr     ELR_EL1, x10
    eret
2:  mrs     x1, ESR_EL1
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

    /*
     * Accesses that may be refused: (address, kind, value) -> 0 when carried out, else the exception's
     * ESR_EL1. Kinds: 0 to 3 read 1 to 8 bytes, 4 to 7 write them, 8 execute. What was read goes to
     * probe_value.
     */
    .globl  probe_access
probe_access:
    adrp    x9, probe_recovery
    add     x9, x9, :lo12:probe_recovery
    adr     x10, 9f
    str     x10, [x9]
    adr     x11, 1f
    add     x11, x11, x1, lsl #3
    mov     x3, x30
    mov     x4, #0
    br      x11
1:  ldrb    w4, [x0]
    b       2f
    ldrh    w4, [x0]
    b       2f
    ldr     w4, [x0]
    b       2f
    ldr     x4, [x0]
    b       2f
    strb    w2, [x0]
    b       2f
    strh    w2, [x0]
    b       2f
    str     w2, [x0]
    b       2f
    str     x2, [x0]
    b       2f
    blr     x0
2:  adrp    x9, probe_recovery
    add     x9, x9, :lo12:probe_recovery
    str     xzr, [x9]
    str     x4, [x9, #8]
    mov     x0, #0
    mov     x30, x3
    ret
9:  mrs     x0, ESR_EL1
    mov     x30, x3
    ret

    .section .bss
    .balign 4096
map:
    .space  4096
    /* Where a probe's abort goes on (0: no probe is under way), and what the last probe read. */
probe_recovery:
    .quad   0
    .globl  probe_value
probe_value:
    .quad   0
