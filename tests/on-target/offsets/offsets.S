/*
 * Every byte offset of every emulated device, read and written with 1, 2, 4 and 8 bytes. The MMU maps the
 * devices as Normal memory, so that unaligned accesses reach the hypervisor instead of faulting at EL1.
 */
    .include "assembly.inc"

    .globl  _start
_start:
    /* 39-bit flat map of two 1 GiB blocks: Normal, not cached, AF (Arm ARM D8.3). */
    adr     x9, map
    mov     x10, #0x701
    mov     x11, #0x701
    movk    x11, #0x4000, lsl #16
    stp     x10, x11, [x9]
    mov     x10, #0x44
    msr     MAIR_EL1, x10
    ldr     x10, =0x200803519
    msr     TCR_EL1, x10
    msr     TTBR0_EL1, x9
    dsb     ish
    isb
    mrs     x10, SCTLR_EL1
    orr     x10, x10, #1
    bic     x10, x10, #2                    /* unaligned accesses are allowed */
    msr     SCTLR_EL1, x10
    isb

    ldr     x20, =GICD
    mov     x21, #0x10000
    bl      sweep
    ldr     x20, =GICR
    mov     x21, #0x20000
    bl      sweep
    ldr     x20, =0x0a000000                /* virtio slots */
    mov     x21, #0x4000
    bl      sweep
    ldr     x20, =UART + 8                  /* its data register would print */
    mov     x21, #0xff8
    bl      sweep
    print   "swept\n"
    finish

    /* x20: start, x21: bytes. An access of 8 bytes may end behind the device: the range stops before. */
sweep:
    sub     x21, x21, #7
    add     x21, x20, x21
    mov     x22, #-1
1:  ldrb    w9, [x20]
    ldrh    w9, [x20]
    ldr     w9, [x20]
    ldr     x9, [x20]
    strb    w22, [x20]
    strh    w22, [x20]
    str     w22, [x20]
    str     x22, [x20]
    strb    wzr, [x20]
    str     xzr, [x20]
    add     x20, x20, #1
    cmp     x20, x21
    b.lo    1b
    ret
    .ltorg

    .balign 4096
map:
    .space  4096
