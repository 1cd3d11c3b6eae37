/*
 * Two vCPUs. The first turns the second on, then rings without a pause; a second vCPU that is not off at first is a
 * fault. The second takes a timer interrupt every 20 us, turns itself off after ten,
 * and is turned on again.
 */
    .include "assembly.inc"
    .equ HYPERCALL_SIGNAL, 0xc6000010
    .equ NOTHING, 0x50000000
    .equ TIMER, 27

    .globl  _start
_start:
    mov     x1, #1
    mov     x2, #0
    call    PSCI_AFFINITY_INFO
    cmp     x0, #1
    b.ne    fail
again:
    mov     x1, #1
    adr     x2, second
    mov     x3, #0
    call    PSCI_CPU_ON
    ldr     w0, =HYPERCALL_SIGNAL
    mov     x1, #0
    hvc     #0
    b       again
fail:
    ldr     x9, =NOTHING
    ldr     x10, [x9]
    b       .

second:
    ldr     x9, =GICD
    mov     w10, #0x12
    str     w10, [x9]
    ldr     x9, =GICR + 0x20000
    str     wzr, [x9, #0x14]
    ldr     x27, =GICR_SGI + 0x20000
    mov     w9, #-1
    str     w9, [x27, #0x80]
    mov     w9, #(1 << TIMER)
    str     w9, [x27, #0x100]
    bl      start_interface
    mov     x20, #10
1:  mrs     x9, CNTVCT_EL0
    add     x9, x9, #5, lsl #12
    msr     CNTV_CVAL_EL0, x9
    mov     x9, #1
    msr     CNTV_CTL_EL0, x9
    isb
2:  wfi
    mrs     x26, S3_0_C12_C12_0
    cmp     x26, #TIMER
    b.ne    2b
    msr     CNTV_CTL_EL0, xzr
    isb
    msr     S3_0_C12_C12_1, x26
    isb
    subs    x20, x20, #1
    b.ne    1b
    call    PSCI_CPU_OFF
    b       .
    .ltorg
