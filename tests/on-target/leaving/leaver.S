/*
 * Ends with its timer's interrupt under way: listed and not acknowledged, or with TAKEN acknowledged and not ended.
 * Its neighbour on the core goes on.
 */
    .include "assembly.inc"

    .globl  _start
_start:
    ldr     x9, =GICD
    mov     w10, #0x12                      /* affinity routing, Group 1 */
    str     w10, [x9]
    ldr     x9, =GICR_SGI
    mov     w10, #(1 << 27)
    str     w10, [x9, #0x80]                /* GICR_IGROUPR0 */
    str     w10, [x9, #0x100]               /* GICR_ISENABLER0 */
    bl      start_interface
    mrs     x9, CNTVCT_EL0
    msr     CNTV_CVAL_EL0, x9
    mov     x9, #1
    msr     CNTV_CTL_EL0, x9
    isb
1:  mrs     x9, ISR_EL1                     /* pending at this CPU: listed */
    cbz     x9, 1b
#if TAKEN
    mrs     x9, S3_0_C12_C12_0              /* ICC_IAR1_EL1 */
    dsb     sy
#endif
    call    PSCI_SYSTEM_OFF
    b       .
