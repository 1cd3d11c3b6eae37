/*
 * Executes every encoding of MRS, MSR, SYS and SYSL, of hints, barriers and MSR (immediate): all values of L, op0,
 * op1, CRn, CRm and op2 (Arm ARM C4.1.66), once at EL1 and once at EL0. It keeps how long each took, and by which
 * exception it ended. The counter counts instructions: a long time means that EL2 was there.
 *
 * A register is written with what was read from it, or with 0 where it cannot be read; SYS gets an address of the
 * guest's. MMU off. The results stay in memory: a word for reading and one for writing of each encoding at EL1, the
 * same at EL0, then eight bytes an encoding with what was read at EL1. Where they are is told by the board's UART,
 * which the guest owns.
 *
 * x16, x17 and x30 belong to what is tried (pointer authentication). x18 the encoding, x19 where its outcomes go,
 * x20 and x21 the counter before and after, x22 the outcome, x23 SPSR_EL1 of the level, x25 what was read, x26 what
 * is executed, x27 where to go on, x28 where values go.
 */
    .equ GICD, 0x08000000
    .equ GICR, 0x080a0000
    .equ GICR_SGI, 0x080b0000
    .equ GICR_WAKER, 0x14
    .equ UART, 0x09000000
    .equ UART_FR, 0x18
    .equ FR_TXFF_BIT, 5
    .equ VIRTUAL_TIMER, 27
    .equ NO_INTERRUPT, 1023
    .equ EL0_MASKED, 0x3c0
    .equ EL1_MASKED, 0x3c5
    .equ ENCODINGS, 1 << 16                 /* op0, op1, CRn, CRm, op2 */
    .equ READ, 1 << 16                      /* L, above them */
    .equ PROBE_SIZE, 16
    .equ HINTS, 0x32                        /* L 0, op0 0, op1 3, CRn 2 */
    .equ BASE, 0xd5000000
    .equ CLASS_SVC, 0x15
    .equ CLASS_INTERRUPT, 0x3f              /* not a class: an interrupt or SError was taken */
    .equ LONGEST, 0xffff                    /* in bits 15:0 of an outcome */
    .equ CLASS_LSB, 16                      /* of the exception that ended it */
    .equ ENDED_BIT, 31                      /* it was ended by one */
    .equ UNUSED, 0x5a5a5a5a

    /* Memory behind the program. DC ZVA clears part of `scratch`. */
    .equ scratch, 0x40200000
    .equ probes, scratch + 0x1000
    .equ outcomes, probes + (PROBE_SIZE << 17)
    .equ values, outcomes + 4 * 2 * 2 * ENCODINGS

    .text
    .globl  _start
_start:
    bl      permit
    bl      start_interrupts
    bl      write_probes
    ldr     x19, =outcomes
    ldr     x28, =values
    mov     x23, #EL1_MASKED
    adr     x24, 1f
    b       sweep
1:  mov     x23, #EL0_MASKED
    adr     x24, 1f
    b       sweep
1:  bl      report
2:  wfi
    b       2b
    .ltorg

    /* Whatever EL1 can allow itself and EL0. */
permit:
    adr     x9, vectors
    msr     VBAR_EL1, x9
    ldr     x9, =(3 << 24 | 3 << 20 | 3 << 16)      /* SME, floating point, SVE */
    msr     CPACR_EL1, x9
    mov     x9, #0x303                              /* counters and timers */
    msr     CNTKCTL_EL1, x9
    mrs     x9, SCTLR_EL1
    /* UCI, nTWE, nTWI, UCT, DZE, UMA */
    ldr     x10, =(1 << 26 | 1 << 18 | 1 << 16 | 1 << 15 | 1 << 14 | 1 << 9)
    orr     x9, x9, x10
    msr     SCTLR_EL1, x9
    isb
    ret

start_interrupts:
    ldr     x9, =GICD
    mov     w10, #0x12                              /* affinity routing, Group 1 */
    str     w10, [x9]
    ldr     x9, =GICR
    str     wzr, [x9, #GICR_WAKER]
1:  ldr     w10, [x9, #GICR_WAKER]
    tbnz    w10, #2, 1b
    ldr     x9, =GICR_SGI
    mov     w10, #-1
    str     w10, [x9, #0x80]
    mov     w10, #(1 << VIRTUAL_TIMER)
    str     w10, [x9, #0x100]
    mov     x9, #7
    msr     S3_0_C12_C12_5, x9                      /* ICC_SRE_EL1 */
    isb
    mov     x9, #0xf8
    msr     S3_0_C4_C6_0, x9                        /* ICC_PMR_EL1 */
    mov     x9, #1
    msr     S3_0_C12_C12_7, x9                      /* ICC_IGRPEN1_EL1 */
    isb
    ret
    .ltorg

    /* All encodings at the level of x23, then to x24. */
sweep:
    mov     x18, #0
1:  orr     x26, x18, #READ
    ldr     x0, =UNUSED
    adr     x27, 2f
    b       execute
2:  str     w22, [x19], #4
    mov     x25, x0
    mov     x9, #EL1_MASKED
    cmp     x23, x9
    b.ne    3f
    str     x25, [x28], #8
3:  mov     x26, x18
    lsr     x9, x18, #14
    cmp     x9, #2
    ldr     x0, =scratch
    b.lo    4f                                      /* SYS: an address */
    mov     x0, x25
    tbz     w22, #ENDED_BIT, 4f
    bl      default_value
4:  adr     x27, 5f
    b       execute
5:  str     w22, [x19], #4
    add     x18, x18, #1
    cmp     x18, #ENCODINGS
    b.lo    1b
    br      x24
    .ltorg

    /* What is written to a register that cannot be read: 0; no interrupt where one would end (ICC_EOIR, ICC_DIR). */
default_value:
    ubfx    x9, x18, #7, #4
    and     x10, x18, #7
    mov     x11, #NO_INTERRUPT
    cmp     x9, #12
    ccmp    x10, #1, #0, eq
    csel    x0, x11, xzr, eq
    ret

    /* Executes x26, with x0 in the register that it names; the outcome is in x22. Goes on at x27. */
execute:
    ubfx    x9, x26, #7, #10
    cmp     x9, #HINTS
    b.ne    1f
    bl      pend_timer
1:  ldr     x9, =probes
    add     x9, x9, x26, lsl #4                     /* PROBE_SIZE */
    msr     ELR_EL1, x9
    msr     SPSR_EL1, x23
    eret

    /* Each instruction has a place of its own: an emulator takes long over what is written after it was executed. */
write_probes:
    ldr     x11, =probes
    adr     x9, probe
    ldp     x12, x13, [x9]
    mov     x26, #0
1:  ldr     w10, =BASE
    add     w10, w10, w26, lsl #5
    ubfx    x9, x26, #14, #2
    cbnz    x9, 2f
    orr     w10, w10, #31                           /* op0 0 names no register */
2:  stp     x12, x13, [x11]
    str     w10, [x11, #4]
    dc      cvau, x11
    dsb     ish
    ic      ivau, x11
    add     x11, x11, #PROBE_SIZE
    add     x26, x26, #1
    tbz     x26, #17, 1b
    dsb     ish
    isb
    ret

    /* Its second instruction is what is tried. */
    .balign 8
probe:
    mrs     x20, CNTVCT_EL0
    nop
    mrs     x21, CNTVCT_EL0
    svc     #0
    .ltorg

    /* What waits for an interrupt or event has both, masked. */
pend_timer:
    sevl
    mov     x10, #1
    msr     CNTV_CVAL_EL0, xzr
    msr     CNTV_CTL_EL0, x10
    isb
1:  mrs     x10, ISR_EL1
    cbz     x10, 1b
    ret

    /* x22 the counter. After an exception from anywhere interrupts are masked and SP_EL1 is the stack pointer. */
ended_synchronously:
    mrs     x9, ESR_EL1
    lsr     x9, x9, #26
    cmp     x9, #CLASS_SVC
    b.eq    1f
ended:
    mov     x21, x22
    lsl     x9, x9, #CLASS_LSB
    orr     x9, x9, #(1 << ENDED_BIT)
    b       2f
1:  mov     x9, #0
2:  sub     x22, x21, x20
    mov     x10, #LONGEST
    cmp     x22, x10
    csel    x22, x22, x10, lo
    orr     x22, x22, x9
    mrs     x10, CNTV_CTL_EL0
    cbz     x10, 3f
    mrs     x10, S3_0_C12_C12_0                     /* ICC_IAR1_EL1 */
    msr     CNTV_CTL_EL0, xzr
    isb
    msr     S3_0_C12_C12_1, x10                     /* ICC_EOIR1_EL1 */
    isb
3:  br      x27
ended_by_interrupt:
    mov     x9, #CLASS_INTERRUPT
    b       ended
    .ltorg

    .balign 2048
vectors:
    .rept   4                                       /* SP_EL0, SP_EL1, EL0, EL0 in AArch32 */
    mrs     x22, CNTVCT_EL0
    b       ended_synchronously
    .balign 128
    .rept   3
    mrs     x22, CNTVCT_EL0
    b       ended_by_interrupt
    .balign 128
    .endr
    .endr

    /* Tells the host where the results are. */
report:
    adr     x9, done
    adr     x10, done_end
    ldr     x11, =UART
1:  ldrb    w12, [x9], #1
2:  ldr     w13, [x11, #UART_FR]
    tbnz    w13, #FR_TXFF_BIT, 2b
    strb    w12, [x11]
    cmp     x9, x10
    b.lo    1b
    ret
    .balign 8
done:
    .ascii  "results:"
    .quad   outcomes
done_end:
    .ltorg
