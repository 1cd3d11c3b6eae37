/*
 * A guest that brings the hypervisor to the check that the test has broken: LOCK (two vCPUs, one of which keeps
 * the interrupt controller's lock busy), CALL, INTERRUPT (of these a clock remembers that there was a life before),
 * or SGI.
 */
    .include "assembly.inc"
    .equ ENABLED, 0x104                     /* GICD_ISENABLER1 */
    .equ ACTIVE, 0x304                      /* GICD_ISACTIVER1 */
    .equ RTC_MATCH, 0x09010004              /* PL031 (Arm DDI 0224): RTCMR, which a restart leaves as it is */

    .equ GPIO, 0x09030000                   /* PL061 (Arm DDI 0190): pin 0 floats low */
    .equ GPIOIS, 0x404
    .equ GPIOIE, 0x410
    .equ GPIO_SPI, 39
    .equ TIMER, 27

    .macro  first_life_only
    ldr     x9, =RTC_MATCH
    ldr     w10, [x9]
    cbnz    w10, second_life
    mov     w10, #1
    str     w10, [x9]
    .endm

    .globl  _start
_start:
    print   "before\n"
#ifdef LOCK
    adr     x20, turns
    str     xzr, [x20]
    mov     x1, #1
    adr     x2, second
    mov     x3, #0
    call    PSCI_CPU_ON
1:  ldr     x9, [x20]
    cmp     x9, #1000
    b.lo    1b
    ldr     x9, =GICD
    ldr     w10, [x9, #ACTIVE]              /* fails, with the lock */
#endif
#ifdef CALL
    first_life_only
    mov     x1, #0
    mov     x2, #0
    call    PSCI_AFFINITY_INFO              /* fails */
#endif
#ifdef INTERRUPT
    first_life_only
    bl      start_interrupts
    ldr     x9, =GPIO
    mov     w10, #1
    str     w10, [x9, #GPIOIS]              /* by level, and low is active */
    str     w10, [x9, #GPIOIE]
    b       .                               /* the interrupt fails, with the lock */
#endif
#ifdef SGI
    bl      start_interrupts
    mov     x9, #1                          /* SGI 0, to itself */
    msr     S3_0_C12_C11_5, x9              /* ICC_SGI1R_EL1: fails, with the lock */
    isb
#endif
    print   "after\n"
    call    PSCI_SYSTEM_OFF
    b       .

second_life:
#ifdef INTERRUPT
    ldr     x9, =GPIO
    str     wzr, [x9, #GPIOIE]
    bl      start_interrupts
    mrs     x9, CNTVCT_EL0
    msr     CNTV_CVAL_EL0, x9
    mov     x9, #1
    msr     CNTV_CTL_EL0, x9
    isb
1:  mrs     x9, S3_0_C12_C12_0              /* ICC_IAR1_EL1 */
    cmp     x9, #TIMER
    b.ne    1b
#endif
    print   "second life\n"
    call    PSCI_SYSTEM_OFF
    b       .

    /* The GPIO's and the timer's, taken by polling. */
start_interrupts:
    ldr     x9, =GICR
    str     wzr, [x9, #0x14]                /* GICR_WAKER */
    ldr     x9, =GICD
    mov     w10, #0x12                      /* affinity routing, Group 1 */
    str     w10, [x9]
    mov     w10, #-1
    str     w10, [x9, #0x84]
    mov     w10, #(1 << (GPIO_SPI - 32))
    str     w10, [x9, #ENABLED]
    ldr     x9, =GICR_SGI
    mov     w10, #-1
    str     w10, [x9, #0x80]
    mov     w10, #(1 << TIMER)
    str     w10, [x9, #0x100]
    b       start_interface

    /* vCPU 1 */
second:
    adr     x20, turns
    ldr     x9, =GICD
    mov     w10, #1
1:  str     w10, [x9, #ENABLED]
    ldr     x11, [x20]
    add     x11, x11, #1
    str     x11, [x20]
    b       1b

    .ltorg
    .balign 8
turns:
    .quad   0
