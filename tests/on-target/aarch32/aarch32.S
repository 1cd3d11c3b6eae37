/*
 * A 32-bit application at EL0 of a guest: each instruction is executed there. What becomes of it is the exception
 * class that it ends with, and 0x100 when the hypervisor had a part in it: the counter counts instructions. MMU off.
 */
    .include "assembly.inc"
    .equ USER_MASKED, 0x1d0                 /* AArch32 User mode (C5.2.19) */
    .equ A32_SVC, 0xef000000
    .equ SHORTEST_EXIT, 40
    .equ UNKNOWN, 0x00                      /* Exception classes (D19.2.37) */
    .equ CP15_32, 0x03
    .equ SVC32, 0x11
    .equ BY_HYPERVISOR, 0x100

    .macro  execute name:req, word:req, class:req
    ldr     w0, =\word
    bl      execute_32
    expect  "\name", x18, \class
    .endm

    .globl  _start
_start:
    adr     x9, vectors
    msr     VBAR_EL1, x9
    mov     x9, #0x303                      /* counters and timers */
    msr     CNTKCTL_EL1, x9
    execute "TPIDRURO is the CPU's own", 0xee1d0f70, SVC32
    execute "so is CNTVCT", 0xec510f1e, SVC32
    execute "MIDR is undefined at EL0", 0xee100f10, UNKNOWN
    execute "SCTLR is undefined at EL0", 0xee110f10, UNKNOWN
    execute "HCR is undefined at EL0", 0xee911f11, UNKNOWN
    execute "PMCR traps to EL1", 0xee190f1c, CP15_32
    execute "PMCCNTR traps to EL1", 0xee190f1d, CP15_32
    execute "DBGDIDR is undefined by the hypervisor", 0xee100e10, UNKNOWN | BY_HYPERVISOR
    execute "DBGDRAR is undefined by the hypervisor", 0xee110e10, UNKNOWN | BY_HYPERVISOR
    execute "DBGDSAR is undefined by the hypervisor", 0xee120e10, UNKNOWN | BY_HYPERVISOR
    execute "DBGBVR0 is undefined at EL0", 0xee100e90, UNKNOWN
    execute "an HVC is undefined at EL0", 0xe1400070, UNKNOWN
    execute "an SMC is undefined at EL0", 0xe1600070, UNKNOWN
    finish

    /* w0: the instruction; x18: what became of it. */
execute_32:
    mov     x16, x30
    adr     x9, code
    str     w0, [x9]
    ldr     w10, =A32_SVC
    str     w10, [x9, #4]
    dc      cvau, x9
    dsb     ish
    ic      ivau, x9
    dsb     ish
    isb
    msr     ELR_EL1, x9
    mov     x10, #USER_MASKED
    msr     SPSR_EL1, x10
    mov     x0, #0
    mrs     x20, CNTVCT_EL0
    eret
    .ltorg

ended:
    sub     x21, x21, x20
    mrs     x18, ESR_EL1
    lsr     x18, x18, #26
    orr     x9, x18, #BY_HYPERVISOR
    cmp     x21, #SHORTEST_EXIT
    csel    x18, x9, x18, hs
    ret     x16

    .balign 64
code:
    .word   0, 0
    .balign 64

    .balign 2048
vectors:
    .rept   12
    b       .
    .balign 128
    .endr
    mrs     x21, CNTVCT_EL0                 /* lower EL, AArch32, synchronous */
    b       ended
    .balign 128
    .rept   3
    b       .
    .balign 128
    .endr
