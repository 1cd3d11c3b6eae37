/*
 * A guest that brings the hypervisor to the function that the test has broken: LOCK (two vCPUs, one of which keeps
 * the interrupt controller's lock busy), REGISTER (a clock remembers that there was a life before), or SGI.
 */
    .include "assembly.inc"
    .equ ENABLED, 0x104                     /* GICD_ISENABLER1 */
    .equ TRIGGERS, 0xc08                    /* GICD_ICFGR2 */
    .equ RTC_MATCH, 0x09010004              /* PL031 (Arm DDI 0224): RTCMR, which a restart leaves as it is */

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
    mov     x10, #TRIGGERS
    ldr     w10, [x9, x10]                  /* fails, with the lock */
#endif
#ifdef REGISTER
    ldr     x9, =RTC_MATCH
    ldr     w10, [x9]
    cbnz    w10, second_life
    mov     w10, #1
    str     w10, [x9]
    mrs     x10, ID_AA64PFR0_EL1            /* fails */
#endif
#ifdef SGI
    ldr     x9, =GICR
    str     wzr, [x9, #0x14]                /* GICR_WAKER */
    ldr     x9, =GICD
    mov     w10, #0x12                      /* affinity routing, Group 1 */
    str     w10, [x9]
    mov     x9, #1                          /* SGI 0, to itself */
    msr     S3_0_C12_C11_5, x9              /* ICC_SGI1R_EL1: fails, with the lock */
    isb
#endif
    print   "after\n"
    call    PSCI_SYSTEM_OFF
    b       .

second_life:
    print   "second life\n"
    call    PSCI_SYSTEM_OFF
    b       .

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
