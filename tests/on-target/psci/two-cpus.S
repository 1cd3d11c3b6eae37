/*
 * Two vCPUs: power states, SGIs both ways, an SPI routed to vCPU 1, suspend until a timer. vCPU 0 reports;
 * vCPU 1 leaves what it saw in memory (the MMU is off: both see it at once).
 */
    .include "assembly.inc"
    .equ GICR1_SGI, GICR_SGI + 0x20000
    .equ SPI, 40
    .equ WORD1, 4                           /* of the one-bit registers: INTIDs 32 to 63 */
    .equ HELD, 41                           /* an SPI that vCPU 1 keeps in service until told */
    .equ GPIO_SPI, 39                       /* the same, from the PL061 that the guest owns */
    .equ SPI_BIT, 1 << (SPI - 32)
    .equ IROUTER_SPI, GICD + 0x6000 + 8 * SPI
    .equ NOTHING, 1023
    .equ GPIO, 0x09030000                   /* PL061 (Arm DDI 0190): pin 0 floats low */
    .equ GPIOIS, 0x404
    .equ GPIOIE, 0x410
    .equ TIMER, 27
    .equ WAKE, 5                            /* SGI without an answer */

    .globl  _start
_start:
    ldr     x9, =GICR                       /* this vCPU's redistributor wakes */
    str     wzr, [x9, #0x14]
    ldr     x9, =GICD
    mov     w10, #0x12                      /* affinity routing, Group 1 */
    str     w10, [x9]
    ldr     x27, =GICR_SGI
    bl      start_interrupts
    bl      start_second
    bl      software_interrupts
    bl      shared_interrupt
    bl      moved_while_active
    bl      moved_hardware
    bl      off_and_on
    bl      suspended
    bl      report_all
    adr     x20, command                    /* vCPU 1 has the last word */
    mov     w21, #9
    str     w21, [x20]
    ldr     x9, =(WAKE << 24 | 2)
    msr     S3_0_C12_C11_5, x9
    isb
1:  wfi
    b       1b

    /* Interrupts by polling, the private ones of the vCPU whose SGI frame is x27. */
start_interrupts:
    mov     w9, #-1
    str     w9, [x27, #0x80]                /* all in Group 1 */
    ldr     w9, =0x80808080
    str     w9, [x27, #0x400]
    str     w9, [x27, #0x404]
    ldr     w9, =(0x3f | 1 << TIMER)
    str     w9, [x27, #0x100]
    b       start_interface

    .macro  await label:req, value:req
    adr     x9, \label
9100:
    ldr     w10, [x9]
    cmp     w10, #\value
    b.ne    9100b
    .endm

    .macro  affinity cpu:req
    mov     x1, #\cpu
    mov     x2, #0
    mov     x3, #0
    call    PSCI_AFFINITY_INFO
    mov     x20, x0
    .endm

    .macro  cpu_on cpu:req, context:req
    mov     x1, #\cpu
    adr     x2, second
    ldr     x3, =\context
    call    PSCI_CPU_ON
    mov     x20, x0
    .endm

start_second:
    mov     x28, x30
    affinity 1
    expect  "AFFINITY_INFO: vCPU 1 is off", x20, 1
    /* Its core needs longer to get there than this one to ask again. */
    cpu_on  1, 0x123456789abcdef0
    mov     x21, x20
    cpu_on  1, 0x1
    mov     x22, x20
    expect  "CPU_ON", x21, 0
    cmp     x22, #-5
    b.ne    1f
    print   "on pending\n"
    b       2f
1:  expect  "CPU_ON again: already on", x22, -4
2:  await   reached, 1
    affinity 1
    expect  "AFFINITY_INFO: vCPU 1 is on", x20, 0
    cpu_on  1, 0x2
    expect  "CPU_ON of a vCPU that is on", x20, -4
    cpu_on  0, 0x2
    expect  "CPU_ON of the caller", x20, -4
    cpu_on  2, 0x2
    expect  "CPU_ON of a vCPU that is not there", x20, -2
    mov     x1, #1
    mov     x2, #1
    call    PSCI_AFFINITY_INFO
    mov     x20, x0
    expect  "AFFINITY_INFO of another level", x20, -2
    adr     x9, seen_context
    ldr     x20, [x9]
    expect  "vCPU 1 has its context in x0", x20, 0x123456789abcdef0
    adr     x9, seen_mpidr
    ldr     x20, [x9]
    expect  "its MPIDR", x20, 0x80000001
    adr     x9, seen_other
    ldr     x20, [x9]
    expect  "the other registers are zero", x20, 0
    adr     x9, seen_sctlr
    ldr     x20, [x9]
    and     x20, x20, #1
    expect  "its MMU is off", x20, 0
    adr     x9, seen_level
    ldr     x20, [x9]
    expect  "it is at EL1", x20, 4
    ret     x28

    /* SGI 1 to vCPU 1, which answers with SGI 2; then SGI 3 to all others. */
software_interrupts:
    mov     x28, x30
    ldr     x9, =(1 << 24 | 2)
    msr     S3_0_C12_C11_5, x9              /* ICC_SGI1R_EL1 */
    isb
    bl      take
    expect  "vCPU 1 answers an SGI with another", x26, 2
    adr     x9, taken
    ldr     w20, [x9]
    expect  "having taken the first", x20, 1
    ldr     x9, =(3 << 24 | 1 << 40)
    msr     S3_0_C12_C11_5, x9
    isb
    bl      take
    adr     x9, taken
    ldr     w20, [x9]
    expect  "an SGI to all others reaches vCPU 1", x20, 3
    mrs     x26, S3_0_C12_C12_0
    expect  "and not the sender", x26, NOTHING
    ldr     x9, =(4 << 24 | 1 << 16 | 2)
    msr     S3_0_C12_C11_5, x9
    isb
    mov     w9, #500
1:  subs    w9, w9, #1
    b.ne    1b
    adr     x9, taken
    ldr     w20, [x9]
    expect  "an SGI to another cluster goes nowhere", x20, 3
    ret     x28

    /* An SPI, made pending here, that IROUTER sends to vCPU 1; then back to this one. */
shared_interrupt:
    mov     x28, x30
    ldr     x20, =GICD
    mov     w21, #SPI_BIT
    str     w21, [x20, #(0x80 + WORD1)]
    mov     w22, #0x80
    strb    w22, [x20, #(0x400 + SPI)]
    ldr     w22, =0xaaaaaaaa
    str     w22, [x20, #0xc08]
    mov     x22, #1
    ldr     x23, =IROUTER_SPI
    str     x22, [x23]
    str     w21, [x20, #(0x100 + WORD1)]
    str     w21, [x20, #(0x200 + WORD1)]
    bl      take                            /* vCPU 1's answer, SGI 2 */
    expect  "an SPI routed to vCPU 1 is answered", x26, 2
    adr     x9, taken
    ldr     w20, [x9]
    expect  "vCPU 1 took it", x20, SPI
    mrs     x26, S3_0_C12_C12_0
    expect  "and vCPU 0 did not", x26, NOTHING
    ldr     x20, =GICD
    ldr     w22, [x20, #(0x200 + WORD1)]
    expect  "it is not pending any more", x22, 0
    str     xzr, [x23]
    str     w21, [x20, #(0x200 + WORD1)]
    bl      take
    expect  "routed back, vCPU 0 takes it", x26, SPI
    adr     x9, taken
    ldr     w20, [x9]
    expect  "and vCPU 1 has not seen it again", x20, SPI
    ret     x28

    /* One SPI in Group 1 with a priority, to vCPU `cpu`; x20 stays GICD. */
    .macro  route intid:req, cpu:req
    ldr     x23, =GICD + 0x6000 + 8 * \intid
    mov     x22, #\cpu
    str     x22, [x23]
    .endm
    .macro  prepare intid:req
    ldr     x20, =GICD
    ldr     w21, [x20, #(0x80 + WORD1)]
    orr     w21, w21, #(1 << (\intid - 32))
    str     w21, [x20, #(0x80 + WORD1)]
    mov     w22, #0x80
    strb    w22, [x20, #(0x400 + \intid)]
    route   \intid, 1
    mov     w21, #(1 << (\intid - 32))
    str     w21, [x20, #(0x100 + WORD1)]
    .endm
    .macro  set label:req, value:req
    mov     w10, #\value
    adr     x9, \label
    str     w10, [x9]
    .endm

    /* Routed to vCPU 0 and pending again while vCPU 1 has it in service: taken when that has ended it. */
moved_while_active:
    mov     x28, x30
    set     go, 0
    set     ended, 0
    prepare HELD
    str     w21, [x20, #(0x200 + WORD1)]
    await   taken, HELD
    route   HELD, 0
    str     w21, [x20, #(0x200 + WORD1)]
    mrs     x26, S3_0_C12_C12_0
    expect  "an SPI in service elsewhere is not taken", x26, NOTHING
    adr     x9, ended
    ldr     w22, [x9]
    expect  "which it still is", x22, 0
    set     go, 1
    bl      take
    expect  "it is taken when its service has ended", x26, HELD
    await   ended, 1
    mrs     x26, S3_0_C12_C12_0
    expect  "once", x26, NOTHING
    ret     x28

    /* The same for a device's interrupt: vCPU 1 ends it without an exit, after it was routed away. */
moved_hardware:
    mov     x28, x30
    set     go, 0
    set     ended, 0
    ldr     x24, =GPIO
    mov     w9, #1
    str     w9, [x24, #GPIOIS]              /* by level, and low is active */
    prepare GPIO_SPI
    mov     w9, #1
    str     w9, [x24, #GPIOIE]
    await   taken, GPIO_SPI
    route   GPIO_SPI, 0
    set     go, 1
    await   ended, 1
    mov     w9, #1
    str     w9, [x24, #GPIOIE]
1:  mrs     x26, S3_0_C12_C12_0
    dsb     sy
    cmp     x26, #1020
    b.lo    2f
    wfi
    b       1b
2:  str     wzr, [x24, #GPIOIE]
    dsb     sy
    msr     S3_0_C12_C12_1, x26
    isb
    expect  "a device's interrupt follows its route", x26, GPIO_SPI
    adr     x9, taken
    ldr     w22, [x9]
    expect  "after vCPU 1 had it first", x22, GPIO_SPI
    mrs     x26, S3_0_C12_C12_0
    expect  "and comes once", x26, NOTHING
    ret     x28

    /* vCPU 1 turns itself off, and is started again elsewhere with nothing of its first life. */
off_and_on:
    mov     x28, x30
    adr     x9, command
    mov     w10, #1
    str     w10, [x9]
    ldr     x9, =(WAKE << 24 | 2)
    msr     S3_0_C12_C11_5, x9
    isb
1:  affinity 1
    cbz     x20, 1b
    expect  "AFFINITY_INFO: off after CPU_OFF", x20, 1
    adr     x9, reached
    str     wzr, [x9]
    adr     x9, command
    str     wzr, [x9]
    ldr     x9, =(1 << 24 | 2)              /* waits in its redistributor */
    msr     S3_0_C12_C11_5, x9
    isb
    cpu_on  1, 0x77
    expect  "CPU_ON after CPU_OFF", x20, 0
    await   reached, 1
    adr     x9, seen_context
    ldr     x20, [x9]
    expect  "with the new context", x20, 0x77
    adr     x9, seen_other
    ldr     x20, [x9]
    expect  "and nothing left in its registers", x20, 0
    bl      take
    expect  "an SGI sent while it was off is answered", x26, 2
    ldr     x9, =(1 << 24 | 2)
    msr     S3_0_C12_C11_5, x9
    isb
    bl      take
    expect  "it takes interrupts again", x26, 2
    ret     x28

    /* CPU_SUSPEND returns when the timer's interrupt is there, 5 ms later and not before. */
suspended:
    mov     x28, x30
    mrs     x20, CNTFRQ_EL0
    mov     x21, #200
    udiv    x20, x20, x21
    isb
    mrs     x21, CNTVCT_EL0
    add     x22, x21, x20
    msr     CNTV_CVAL_EL0, x22
    mov     x23, #1
    msr     CNTV_CTL_EL0, x23
    isb
    mov     x1, #0
    mov     x2, #0
    mov     x3, #0
    call    PSCI_CPU_SUSPEND
    mov     x24, x0
    isb
    mrs     x23, CNTVCT_EL0
    expect  "CPU_SUSPEND", x24, 0
    cmp     x23, x22
    cset    x24, hs
    expect  "slept until the timer", x24, 1
    mrs     x26, S3_0_C12_C12_0
    expect  "whose interrupt woke it", x26, TIMER
    msr     CNTV_CTL_EL0, xzr
    isb
    msr     S3_0_C12_C12_1, x26
    isb
    mrs     x26, S3_0_C12_C12_0
    expect  "and which is gone when its timer is off", x26, NOTHING
    ret     x28

    /* vCPU 1. */
second:
    orr     x9, x1, x2
    orr     x9, x9, x3
    orr     x9, x9, x19
    orr     x9, x9, x20
    orr     x9, x9, x30
    mov     x10, sp
    orr     x9, x9, x10
    adr     x10, seen_other
    str     x9, [x10]
    adr     x10, seen_context
    str     x0, [x10]
    mrs     x9, MPIDR_EL1
    adr     x10, seen_mpidr
    str     x9, [x10]
    mrs     x9, SCTLR_EL1
    adr     x10, seen_sctlr
    str     x9, [x10]
    mrs     x9, CurrentEL
    adr     x10, seen_level
    str     x9, [x10]
    mov     x19, #-1                        /* for its next life to miss */
    mov     sp, x19
    ldr     x9, =GICR + 0x20000
    str     wzr, [x9, #0x14]
    ldr     x27, =GICR1_SGI
    bl      start_interrupts
    adr     x9, reached
    mov     w10, #1
    str     w10, [x9]
serve:
    adr     x9, command
    ldr     w10, [x9]
    cmp     w10, #9
    b.eq    last_word
    cmp     w10, #1
    b.eq    turn_off
    mrs     x26, S3_0_C12_C12_0
    dsb     sy
    and     x26, x26, #0xffffff
    cmp     x26, #1020
    b.lo    1f
    wfi
    b       serve
1:  cmp     x26, #WAKE                      /* only brings a command */
    b.ne    2f
    msr     S3_0_C12_C12_1, x26
    isb
    b       serve
2:  cmp     x26, #HELD
    b.eq    hold
    cmp     x26, #GPIO_SPI
    b.eq    hold
    adr     x9, taken
    str     w26, [x9]
    dsb     sy
    msr     S3_0_C12_C12_1, x26
    isb
    ldr     x9, =(2 << 24 | 1)
    msr     S3_0_C12_C11_5, x9
    isb
    b       serve
    /* Ends it, without an exit, only when told; no answer. */
hold:
    ldr     x9, =GPIO
    str     wzr, [x9, #GPIOIE]
    adr     x9, taken
    str     w26, [x9]
    await   go, 1
    msr     S3_0_C12_C12_1, x26
    isb
    set     ended, 1
    b       serve
turn_off:
    call    PSCI_CPU_OFF
    b       .
last_word:
    call    PSCI_SYSTEM_OFF
    b       .
    .ltorg

    .balign 8
seen_context:
    .quad   0
seen_mpidr:
    .quad   0
seen_other:
    .quad   -1
seen_sctlr:
    .quad   -1
seen_level:
    .quad   0
reached:
    .word   0
taken:
    .word   0
command:
    .word   0
go:
    .word   0
ended:
    .word   0
