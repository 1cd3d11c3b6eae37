/*
 * Start of the attacker at EL1, vCPU 0: a map of all guest-physical addresses, vectors that return to whatever
 * operation was under way, then `main`. Descriptors: Arm ARM DDI 0487, D8.3; registers D19.2.
 */
#include "memory-map.inc"
    .equ BLOCK, 0x705                       /* attribute 1, inner shareable, AF: EL1 reads, writes, executes */
    .equ FOR_EL0, 0x40
    .equ TABLE, 3
    /* What run_operation returns for an interrupt, and what of run_state is not x19 to x30. */
    .equ INTERRUPTED, 1
    .equ STATE_RUNNING, 96
    .equ STATE_FAR, 104
    /* Offset of `gic` in `Parameters`, mark included. */
    .equ PARAMETER_GIC, 16 + 10 * 8

    .section .text.start, "ax"
    .globl  _start
_start:
    msr     DAIFSet, #0xf
    adr     x9, vectors
    msr     VBAR_EL1, x9
    /* Cold memory holds whatever it held. */
    adrp    x9, __bss_start
    adrp    x10, __bss_end
1:  stp     xzr, xzr, [x9], #16
    cmp     x9, x10
    b.lo    1b
    bl      make_map
    ldr     x10, =0x44ff04                  /* 0: Device-nGnRE, 1: Normal write-back, 2: Normal Non-cacheable */
    msr     MAIR_EL1, x10
    ldr     x10, =0x480193519               /* 39 bits below and above, 4 KiB granules, IPS 44 bits */
    msr     TCR_EL1, x10
    adrp    x9, map
    msr     TTBR0_EL1, x9
    adrp    x9, high_map
    msr     TTBR1_EL1, x9
    dsb     ish
    tlbi    vmalle1
    dsb     ish
    isb
    mrs     x10, SCTLR_EL1
    ldr     x11, =0x1005                    /* M, C, I */
    orr     x10, x10, x11
    msr     SCTLR_EL1, x10
    isb
    adrp    x9, __stack_top
    mov     sp, x9
    bl      attacker_main
    ldr     w0, =0x84000008                 /* PSCI SYSTEM_OFF */
    hvc     #0
    b       .

    /* Every GiB where it is, the first ones for EL0 too, the program's own in blocks of 2 MiB. */
make_map:
    adrp    x9, map
    mov     x10, #BLOCK
    mov     x11, #0
1:  orr     x12, x10, x11, lsl #30
    str     x12, [x9, x11, lsl #3]
    add     x11, x11, #1
    cmp     x11, #512
    b.lo    1b
    mov     x11, #0
2:  orr     x12, x10, x11, lsl #30
    orr     x12, x12, #FOR_EL0
    add     x13, x11, #EL0_ALIAS
    str     x12, [x9, x13, lsl #3]
    add     x11, x11, #1
    cmp     x11, #EL0_ALIASED
    b.lo    2b
    /* The channels' memory is not cached. */
    ldr     x12, =CHANNELS + 0x709
    str     x12, [x9, #(CHANNELS >> 30) * 8]
    adrp    x14, program_map
    orr     x12, x14, #TABLE
    str     x12, [x9, #(OWN >> 30) * 8]
    adrp    x15, el0_map
    orr     x12, x15, #TABLE
    str     x12, [x9, #EL0_PROGRAM * 8]
    mov     x11, #0
    ldr     x10, =OWN + BLOCK
3:  orr     x12, x10, x11, lsl #21
    str     x12, [x14, x11, lsl #3]
    add     x11, x11, #1
    cmp     x11, #512
    b.lo    3b
    /* Scratch is never executed. */
    ldr     x12, =(OWN + 0x200000 + BLOCK) | (3 << 53)
    str     x12, [x14, #8]
    orr     x12, x12, #FOR_EL0
    str     x12, [x15, #8]
    orr     x12, x10, #FOR_EL0
    str     x12, [x15]
    adrp    x14, a32_map
    orr     x12, x14, #TABLE
    str     x12, [x9, #A32 * 8]
    ldr     x10, =A32_TARGET + BLOCK + FOR_EL0
    mov     x11, #1
4:  orr     x12, x10, x11, lsl #21
    str     x12, [x14, x11, lsl #3]
    add     x11, x11, #1
    cmp     x11, #512
    b.lo    4b
    adrp    x15, a32_pages
    orr     x12, x15, #TABLE
    str     x12, [x14]
    adrp    x13, slot
    ldr     x12, =0x7c3                     /* a page, read only for EL0 and EL1 */
    orr     x12, x12, x13
    ubfx    x13, x13, #12, #9
    str     x12, [x15, x13, lsl #3]
    ret
    .ltorg

    /* An exception outside an operation is a mistake of the attacker's: HYPERCALL_PANIC reports it. */
own_exception:
    mrs     x1, ESR_EL1
    mrs     x2, ELR_EL1
    mrs     x3, FAR_EL1
    ldr     w0, =0xc6000003
    hvc     #0
    b       .
    .ltorg

    .macro  vector handler:req
    .balign 128
    b       \handler
    .endm
    .balign 2048
vectors:
    .rept   4
    vector  on_synchronous
    vector  on_interrupt
    vector  on_interrupt
    vector  on_system_error
    .endr

    /* No register but the results matters any more, and none is what the program had. */
on_synchronous:
    msr     SPSel, #1
    adrp    x9, run_state
    add     x9, x9, :lo12:run_state
    ldr     x10, [x9, #STATE_RUNNING]
    cbz     x10, own_exception
    mrs     x1, FAR_EL1
    str     x1, [x9, #STATE_FAR]
    mrs     x0, ESR_EL1
    b       recover
on_system_error:
    mov     x0, #INTERRUPTED
    b       recover
    /* All that are pending are ended, the timers first. */
on_interrupt:
    msr     CNTV_CTL_EL0, xzr
    msr     CNTP_CTL_EL0, xzr
    isb
    mov     x9, #64
    adrp    x10, attack_parameters
    add     x10, x10, :lo12:attack_parameters
    ldr     x10, [x10, #PARAMETER_GIC]
    cmp     x10, #2
    b.eq    3f
1:  mrs     x10, S3_0_C12_C12_0             /* ICC_IAR1_EL1 */
    dsb     sy
    and     x10, x10, #0xffffff
    cmp     x10, #1020
    b.hs    2f
    msr     S3_0_C12_C12_1, x10             /* ICC_EOIR1_EL1 */
    isb
    subs    x9, x9, #1
    b.ne    1b
2:  mov     x0, #INTERRUPTED
    b       recover
3:  ldr     x11, =0x08010000                /* GICC_IAR, GICC_EOIR */
4:  ldr     w10, [x11, #0xc]
    and     w12, w10, #0x3ff
    cmp     w12, #1020
    b.hs    2b
    str     w10, [x11, #0x10]
    subs    x9, x9, #1
    b.ne    4b
    b       2b
    .ltorg

    /*
     * run_operation(level): the word in the slot at EL1 (0), EL0 (1) or EL0 in AArch32 (2), with the registers of `attack_operands`: x0 to
     * x30, SP, and ELR_EL1 and SPSR_EL1 for an ERET. Returns 0, or ESR_EL1 of the exception that it took, or
     * INTERRUPTED. attack_results gets x0 to x7 when there was no exception.
     */
    .text
    .globl  run_operation
run_operation:
    adrp    x9, run_state
    add     x9, x9, :lo12:run_state
    stp     x19, x20, [x9]
    stp     x21, x22, [x9, #16]
    stp     x23, x24, [x9, #32]
    stp     x25, x26, [x9, #48]
    stp     x27, x28, [x9, #64]
    stp     x29, x30, [x9, #80]
    mov     x10, sp
    str     x10, [x9, #112]
    mov     x10, #1
    str     x10, [x9, #STATE_RUNNING]
    adrp    x10, slot
    dc      cvau, x10
    dsb     ish
    ic      ivau, x10
    dsb     ish
    isb
    adrp    x30, attack_operands
    add     x30, x30, :lo12:attack_operands
    ldr     x10, [x30, #248]
    mov     sp, x10
    cmp     x0, #1
    b.eq    1f
    b.hi    3f
    ldp     x10, x11, [x30, #256]
    msr     ELR_EL1, x10
    msr     SPSR_EL1, x11
    bl      2f                              /* x30 is behind this; loaded last */
    adrp    x30, attack_operands
    add     x30, x30, :lo12:attack_operands
    ldr     x30, [x30, #240]
    b       slot
1:  ldr     x10, =(EL0_PROGRAM << 30) - OWN + 16
    b       4f
3:  ldr     x10, =(A32 << 30) - OWN + 32
4:  adrp    x11, slot
    add     x10, x10, x11
    msr     ELR_EL1, x10
    adrp    x10, attack_operands
    add     x10, x10, :lo12:attack_operands
    ldr     x10, [x10, #264]
    msr     SPSR_EL1, x10
    bl      2f
    adrp    x30, attack_operands
    add     x30, x30, :lo12:attack_operands
    ldr     x30, [x30, #240]
    eret
    /* x0 to x29 of the operands, which x30 was before the call. */
2:  adrp    x29, attack_operands
    add     x29, x29, :lo12:attack_operands
    ldp     x0, x1, [x29]
    ldp     x2, x3, [x29, #16]
    ldp     x4, x5, [x29, #32]
    ldp     x6, x7, [x29, #48]
    ldp     x8, x9, [x29, #64]
    ldp     x10, x11, [x29, #80]
    ldp     x12, x13, [x29, #96]
    ldp     x14, x15, [x29, #112]
    ldp     x16, x17, [x29, #128]
    ldp     x18, x19, [x29, #144]
    ldp     x20, x21, [x29, #160]
    ldp     x22, x23, [x29, #176]
    ldp     x24, x25, [x29, #192]
    ldp     x26, x27, [x29, #208]
    ldp     x28, x29, [x29, #224]
    ret
    .ltorg

    /* The operation came to its end. */
operation_done:
    msr     DAIFSet, #0xf
    adrp    x30, attack_results
    add     x30, x30, :lo12:attack_results
    stp     x0, x1, [x30]
    stp     x2, x3, [x30, #16]
    stp     x4, x5, [x30, #32]
    stp     x6, x7, [x30, #48]
    mov     x0, #0
recover:
    msr     SPSel, #1
    mov     x9, #(3 << 20)                  /* floating point, SVE and SME do not trap to EL1 */
    orr     x9, x9, #(3 << 16)
    orr     x9, x9, #(3 << 24)
    msr     CPACR_EL1, x9
    isb
    adrp    x9, run_state
    add     x9, x9, :lo12:run_state
    str     xzr, [x9, #STATE_RUNNING]
    ldp     x19, x20, [x9]
    ldp     x21, x22, [x9, #16]
    ldp     x23, x24, [x9, #32]
    ldp     x25, x26, [x9, #48]
    ldp     x27, x28, [x9, #64]
    ldp     x29, x30, [x9, #80]
    ldr     x10, [x9, #112]
    mov     sp, x10
    ret

    /* The words are replaced by the operation. */
    .section .slot, "awx"
    .globl  slot
slot:
    nop
    b       operation_done
    nop
    nop
    nop
    svc     #0
    nop
    nop
    .word   0xe320f000                      /* AArch32: NOP, SVC #0 */
    .word   0xef000000

    /* Written by the host (parameters.ts): a mark, then what `Parameters` holds. */
    .section .data.parameters, "aw"
    .globl  attack_parameters
attack_parameters:
    .ascii  "BULKHEAD-ATTACK:"
    .space  112

    .section .bss
    .balign 4096
map:
    .space  4096
program_map:
    .space  4096
el0_map:
    .space  4096
a32_map:
    .space  4096
a32_pages:
    .space  4096
    .globl  high_map
high_map:
    .space  4096
    /* Registers of the program during an operation, whether one is under way, and the fault's address. */
    .balign 16
    .globl  run_state
run_state:
    .space  128
    .globl  attack_map
    .equ    attack_map, map
