/*
 * The attacker's second vCPU: CPU_ON starts it here with what to do in x0: bits 3:0 the program, 31:16 how often.
 * MMU off, no stack. It counts in the ledger, behind what the first vCPU counts there.
 */
#include "memory-map.inc"
    .equ COUNTS, LEDGER + 0x3000            /* operations, aborts, undefined, others; the first vCPU only reads them */

    .section .text.second, "ax"
    .globl  second_entry
second_entry:
    msr     DAIFSet, #0xf
    adr     x9, second_vectors
    msr     VBAR_EL1, x9
    isb
    ldr     x20, =COUNTS
    and     x21, x0, #0xf
    ubfx    x22, x0, #16, #16
    add     x22, x22, #1
    mov     x23, x0
again:
    ldr     x9, [x20]
    add     x9, x9, #1
    str     x9, [x20]
    /* No address that two programs share: a different one each time. */
    mov     x9, #0x9e37
    movk    x9, #0x79b9, lsl #16
    madd    x23, x23, x9, x22
    adr     x9, programs
    add     x9, x9, x21, lsl #7
    br      x9
next:
    subs    x22, x22, #1
    b.ne    again
off:
    ldr     w0, =0x84000002                 /* CPU_OFF */
    hvc     #0
    b       off
    .ltorg

    .macro  program
    .balign 128
    .endm
    .balign 128
programs:
    /* 0: off at once */
    program
    b       off
    /* 1: SGIs to both */
    program
    and     x9, x23, #0xf
    lsl     x9, x9, #24
    orr     x9, x9, #3
    msr     S3_0_C12_C11_5, x9              /* ICC_SGI1R_EL1 */
    b       next
    /* 2: calls that nobody knows */
    program
    mov     x0, x23
    hvc     #0
    b       next
    /* 3: loads of the board's memory */
    program
    and     x9, x23, #0x1ffffff8
    orr     x9, x9, #0x40000000
    ldr     x10, [x9]
    b       next
    /* 4: the distributor */
    program
    and     x9, x23, #0xfffc
    orr     x9, x9, #0x08000000
    ldr     w10, [x9]
    eor     w10, w10, w23
    str     w10, [x9]
    b       next
    /* 5: starts the first vCPU and itself */
    program
    ldr     w0, =0xc4000003                 /* CPU_ON */
    and     x1, x23, #1
    adr     x2, second_entry
    mov     x3, #0
    hvc     #0
    ldr     w0, =0xc4000004                 /* AFFINITY_INFO */
    and     x1, x23, #1
    mov     x2, #0
    hvc     #0
    b       next
    .ltorg
    /* 6: its own redistributor and the other's */
    program
    and     x9, x23, #0x3fffc
    ldr     x10, =0x080a0000
    add     x9, x9, x10
    ldr     w10, [x9]
    str     w23, [x9]
    b       next
    .ltorg
    /* 7: neither ends nor yields */
    program
    b       .
    /* 8: sleeps with nothing to wake it */
    program
    wfi
    b       next
    /* 9: the console */
    program
    ldr     w0, =0xc6000001                 /* HYPERCALL_CONSOLE_WRITE */
    mov     x1, #48
    mov     x2, x23
    mvn     x3, x23
    hvc     #0
    b       next
    .ltorg
    /* 10: signals through every port */
    program
    ldr     w0, =0xc6000010                 /* HYPERCALL_SIGNAL */
    and     x1, x23, #15
    hvc     #0
    b       next
    .ltorg
    /* 11: fetches */
    program
    and     x9, x23, #0x1ffffffc
    orr     x9, x9, #0x40000000
    adr     x24, next
    br      x9
    /* 12: set/way and translations */
    program
    dc      cisw, x23
    tlbi    vmalle1is
    at      s1e1r, x23
    dsb     ish
    isb
    b       next
    /* 13: resets the partition while the first vCPU works */
    program
    ldr     w0, =0x84000009                 /* SYSTEM_RESET */
    hvc     #0
    b       next
    .ltorg
    /* 14 and 15: registers that trap */
    program
    mrs     x9, ID_AA64PFR0_EL1
    mrs     x9, PMCR_EL0
    msr     PMCR_EL0, x23
    mrs     x9, S3_3_C15_C15_7
    b       next
    program
    wfe
    yield
    msr     CNTV_TVAL_EL0, x23
    mov     x9, #1
    msr     CNTV_CTL_EL0, x9
    b       next

    .macro  second_vector
    .balign 128
    b       second_exception
    .endm
    .balign 2048
second_vectors:
    .rept   16
    second_vector
    .endr
    /* Counts it by kind; a fetch goes on where it was to return, everything else behind the instruction. */
second_exception:
    mrs     x9, ESR_EL1
    lsr     x10, x9, #26
    mov     x11, #24
    cmp     x10, #0
    mov     x12, #16
    csel    x11, x12, x11, eq
    mov     x13, #5
    bic     x12, x10, x13                   /* 0x20, 0x21, 0x24, 0x25 */
    cmp     x12, #0x20
    b.ne    1f
    and     x12, x9, #0x3f
    cmp     x12, #0x10
    mov     x13, #8
    csel    x11, x13, x11, eq
1:  ldr     x12, [x20, x11]
    add     x12, x12, #1
    str     x12, [x20, x11]
    mrs     x12, ELR_EL1
    add     x12, x12, #4
    and     x10, x10, #0x3e
    cmp     x10, #0x20
    csel    x12, x24, x12, eq
    msr     ELR_EL1, x12
    eret
