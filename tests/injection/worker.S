/*
 * A partition whose work has one right result. It fills its memory with a pattern of its own, and in each round
 * checks all of it, adds it to a sum, calls the hypervisor, accesses a device, and sleeps until its timer. The last
 * line says how many words were wrong, and the sum. SEED differs between partitions, PAUSE_NS is the sleep.
 *
 * MMU off, interrupts by polling. x16 the round, x17 wrong words, x18 the sum, x19 interrupts that nobody expected,
 * x20 the deadline, x21 SEED.
 */
    .include "assembly.inc"
    .equ ROUNDS, 20
    .equ WORDS, 1024
    .equ PATTERN, 0x40100000
    .equ FACTOR, 0x9e3779b97f4a7c15
    .equ TIMER, 27
    .equ DEVICE, 39                         /* the PL061's, where the partition has it */
    .equ FIRST_SPECIAL, 1020
    .equ PSCI_VERSION, 0x84000000

    .globl  _start
_start:
    adr     x9, vectors
    msr     VBAR_EL1, x9
    mov     x16, #0
    mov     x17, #0
    mov     x18, #0
    mov     x19, #0
    ldr     x21, =SEED
    mov     x9, #SECOND
    cbz     x9, 1f
    mov     x1, #1                          /* vCPU 1 has nothing to do but to be there */
    ldr     x2, =idle
    mov     x3, #0
    call    PSCI_CPU_ON
1:  bl      start_interrupts
    bl      fill
    .globl  round
round:
    bl      check
    ldr     w0, =PSCI_VERSION
    hvc     #0
    add     x18, x18, x0
    ldr     x9, =GICD
    ldr     w0, [x9, #0x80]
    ldr     w0, [x9, #0x104]
    add     x18, x18, x0
    bl      sleep
    add     x16, x16, #1
    tst     x16, #7
    b.ne    1f
    print   "round "
    mov     x0, x16
    bl      put_hex
    mov     x0, #'\n'
    bl      putc
1:  cmp     x16, #ROUNDS
    b.lo    round
    print   "wrong "
    mov     x0, x17
    bl      put_hex
    print   " unexpected "
    mov     x0, x19
    bl      put_hex
    print   " sum "
    mov     x0, x18
    bl      put_hex
    mov     x0, #'\n'
    bl      putc
    .globl  ending
ending:
    call    PSCI_SYSTEM_OFF
    b       .
    .ltorg

idle:
    wfi
    b       idle

    /* Word i is SEED + i, multiplied. */
fill:
    ldr     x9, =PATTERN
    ldr     x10, =SEED
    ldr     x11, =FACTOR
    mov     x12, #WORDS
1:  mul     x13, x10, x11
    str     x13, [x9], #8
    add     x10, x10, #1
    subs    x12, x12, #1
    b.ne    1b
    ret

check:
    ldr     x9, =PATTERN
    ldr     x10, =SEED
    ldr     x11, =FACTOR
    mov     x12, #WORDS
1:  mul     x13, x10, x11
    ldr     x14, [x9], #8
    cmp     x13, x14
    cinc    x17, x17, ne
    ror     x18, x18, #1
    add     x18, x18, x14
    add     x10, x10, #1
    subs    x12, x12, #1
    b.ne    1b
    ret
    .ltorg

start_interrupts:
    mov     x29, x30
    ldr     x9, =GICD
    mov     w10, #0x12                      /* affinity routing, Group 1 */
    str     w10, [x9]
    mov     w10, #-1
    str     w10, [x9, #0x84]
    mov     w10, #(1 << (DEVICE - 32))
    str     w10, [x9, #0x104]
    ldr     x9, =GICR
    str     wzr, [x9, #0x14]
    ldr     x9, =GICR_SGI
    mov     w10, #-1
    str     w10, [x9, #0x80]
    mov     w10, #(1 << TIMER)
    str     w10, [x9, #0x100]
    bl      start_interface
    ret     x29

    /* Until the timer; everything else that comes is counted, and ended. */
sleep:
    mov     x29, x30
    mrs     x9, CNTVCT_EL0
    ldr     x10, =PAUSE_NS
    add     x20, x9, x10
    msr     CNTV_CVAL_EL0, x20
    mov     x9, #1
    msr     CNTV_CTL_EL0, x9
    isb
1:  mrs     x9, S3_0_C12_C12_0              /* ICC_IAR1_EL1 */
    dsb     sy
    and     x9, x9, #0xffffff
    cmp     x9, #FIRST_SPECIAL
    b.hs    2f
    cmp     x9, #TIMER
    b.eq    3f
    add     x19, x19, #1
    msr     S3_0_C12_C12_1, x9              /* ICC_EOIR1_EL1 */
    isb
    b       1b
2:  wfi
    b       1b
3:  msr     CNTV_CTL_EL0, xzr
    isb
    msr     S3_0_C12_C12_1, x9
    isb
    ret     x29
    .ltorg

unexpected:
    print   "exception "
    mrs     x0, ESR_EL1
    bl      put_hex
    mov     x0, #'\n'
    bl      putc
    call    PSCI_SYSTEM_OFF
    b       .
    .ltorg

    .balign 2048
vectors:
    .rept   16
    b       unexpected
    .balign 128
    .endr
