/*
 * Loads and stores on emulated devices in every form that leaves the syndrome empty (ISV=0) or unusual:
 * post- and pre-indexed, pairs, sign-extending, bytes and halfwords, sp as base, xzr as data.
 * Known values: GICD_TYPER (offset 4) 0x02480001, GICD_IIDR (8) 0x4200043b.
 */
    .include "assembly.inc"
    .equ PRIORITIES, GICD + 0x420           /* of INTIDs 32 and up: five bits of each byte are kept */

    .globl  _start
_start:
    bl      post_index
    bl      pre_index
    bl      pairs
    bl      pair_stores
    bl      sign_extension
    bl      narrow
    bl      stack_pointer
    bl      zero_register
    bl      wide
    bl      plain
    bl      translation
    finish

    .macro  entry
    mov     x28, x30
    .endm
    .macro  leave
    ret     x28
    .endm

post_index:
    entry
    ldr     x20, =GICD + 4
    ldr     w21, [x20], #4
    expect  "ldr post-index loads", x21, 0x02480001
    expect  "and adds to its base", x20, GICD + 8
    ldr     w21, [x20], #-8
    expect  "ldr post-index, negative offset, loads", x21, 0x4200043b
    expect  "and subtracts from its base", x20, GICD
    ldr     x20, =PRIORITIES
    mov     w21, #0xff
    strb    w21, [x20], #1
    mov     w21, #0x10
    strb    w21, [x20], #255
    expect  "strb post-index adds the largest offset", x20, PRIORITIES + 256
    ldr     x20, =PRIORITIES
    ldr     w21, [x20]
    expect  "strb post-index stores", x21, 0x10f8
    ldr     x22, =0x55667788
    str     w22, [x20], #-256
    expect  "str post-index subtracts the largest offset", x20, PRIORITIES - 256
    ldr     x20, =PRIORITIES
    ldr     w21, [x20]
    expect  "str post-index stores", x21, 0x50607088
    leave

pre_index:
    entry
    ldr     x20, =GICD
    ldr     w21, [x20, #8]!
    expect  "ldr pre-index loads behind its base", x21, 0x4200043b
    expect  "and moves it", x20, GICD + 8
    ldr     w21, [x20, #-4]!
    expect  "ldr pre-index, negative offset, loads", x21, 0x02480001
    expect  "and moves its base back", x20, GICD + 4
    ldr     x20, =PRIORITIES
    ldr     w21, =0x08101820
    str     w21, [x20, #4]!
    expect  "str pre-index moves its base", x20, PRIORITIES + 4
    ldr     x20, =PRIORITIES
    ldr     w21, [x20, #4]
    expect  "str pre-index stores", x21, 0x08101820
    mov     w21, #0xa8
    strb    w21, [x20, #6]!
    ldr     w21, [x20, #-2]!
    expect  "strb pre-index stores", x21, 0x08a81820
    expect  "and moved its base", x20, PRIORITIES + 4
    leave

pairs:
    entry
    ldr     x20, =GICD
    ldp     w21, w22, [x20, #4]
    expect  "ldp loads the first", x21, 0x02480001
    expect  "and the second", x22, 0x4200043b
    expect  "and keeps its base", x20, GICD
    ldp     w21, w22, [x20, #4]!
    expect  "ldp pre-index loads the first", x21, 0x02480001
    expect  "and the second", x22, 0x4200043b
    expect  "and moves its base", x20, GICD + 4
    ldp     w21, w22, [x20], #-4
    expect  "ldp post-index loads the first", x21, 0x02480001
    expect  "and the second", x22, 0x4200043b
    expect  "and moves its base after", x20, GICD
    ldnp    w21, w22, [x20, #4]
    expect  "ldnp loads the first", x21, 0x02480001
    expect  "and the second", x22, 0x4200043b
    ldr     x20, =GICD + 0x6100             /* GICD_IROUTER32 and 33: eight bytes each */
    mov     x21, #0
    mov     x22, #0x12
    stp     x21, x22, [x20]
    mov     x21, #-1
    mov     x22, #-1
    ldp     x21, x22, [x20]
    expect  "ldp of doublewords loads the first", x21, 0
    expect  "and the second", x22, 0x12
    leave

pair_stores:
    entry
    ldr     x20, =PRIORITIES
    ldr     w21, =0x10203040
    ldr     w22, =0x50607080
    stp     w21, w22, [x20], #8
    expect  "stp post-index moves its base", x20, PRIORITIES + 8
    stp     w22, w21, [x20, #-8]!
    expect  "stp pre-index moves its base", x20, PRIORITIES
    ldp     w23, w24, [x20]
    expect  "stp stores the first", x23, 0x50607080
    expect  "and the second", x24, 0x10203040
    leave

sign_extension:
    entry
    ldr     x20, =PRIORITIES
    ldr     w21, =0xf8f0e8e0
    str     w21, [x20]
    ldrsb   x21, [x20]
    expect  "ldrsb extends to 64 bits", x21, 0xffffffffffffffe0
    ldrsb   w21, [x20]
    expect  "ldrsb extends to 32 bits", x21, 0xffffffe0
    ldrsb   x21, [x20], #1
    expect  "ldrsb post-index extends to 64 bits", x21, 0xffffffffffffffe0
    ldrsb   w21, [x20], #-1
    expect  "ldrsb post-index extends to 32 bits", x21, 0xffffffe8
    expect  "and moved its base", x20, PRIORITIES
    ldrsw   x21, [x20]
    expect  "ldrsw extends", x21, 0xfffffffff8f0e8e0
    ldrsw   x21, [x20], #4
    expect  "ldrsw post-index extends", x21, 0xfffffffff8f0e8e0
    ldrsw   x21, [x20, #-4]!
    expect  "ldrsw pre-index extends", x21, 0xfffffffff8f0e8e0
    mov     w21, #0x10
    strb    w21, [x20]
    ldrsb   x21, [x20], #0
    expect  "ldrsb keeps a positive byte", x21, 0x10
    ldrsw   x21, [x20, #-0x20]!
    expect  "ldrsw of zeros", x21, 0
    ldr     x20, =GICD + 4
    ldpsw   x21, x22, [x20]
    expect  "ldpsw loads the first", x21, 0x02480001
    expect  "and the second", x22, 0x4200043b
    ldr     x20, =PRIORITIES
    ldr     w23, =0xf8f0e8e0
    stp     w23, wzr, [x20]
    ldpsw   x21, x22, [x20], #8
    expect  "ldpsw extends the first", x21, 0xfffffffff8f0e8e0
    expect  "and the second", x22, 0
    expect  "and moves its base", x20, PRIORITIES + 8
    leave

narrow:
    entry
    ldr     x20, =PRIORITIES
    ldr     w21, =0x10203040
    str     w21, [x20]
    ldrb    w21, [x20, #1]
    expect  "ldrb", x21, 0x30
    ldrb    w21, [x20], #2
    expect  "ldrb post-index", x21, 0x40
    ldrb    w21, [x20, #1]!
    expect  "ldrb pre-index", x21, 0x10
    expect  "moved its base", x20, PRIORITIES + 3
    ldr     x20, =UART                      /* a halfword of UARTCR, which has sixteen bits */
    mov     w21, #0x301
    strh    w21, [x20, #0x30]!
    expect  "strh pre-index moves its base", x20, UART + 0x30
    ldrh    w21, [x20], #8
    expect  "ldrh post-index", x21, 0x301
    expect  "moves its base", x20, UART + 0x38
    ldrsh   x21, [x20, #-8]!
    expect  "ldrsh pre-index", x21, 0x301
    ldr     w22, =0x8301
    strh    w22, [x20]
    ldrsh   x21, [x20], #0
    expect  "ldrsh post-index extends to 64 bits", x21, 0xffffffffffff8301
    ldrsh   w21, [x20], #0
    expect  "ldrsh post-index extends to 32 bits", x21, 0xffff8301
    mov     w22, #0x301
    strh    w22, [x20]
    leave

stack_pointer:
    entry
    ldr     x9, =GICD + 0x10
    mov     sp, x9
    ldr     w21, [sp], #16
    mov     x20, sp
    expect  "sp as base of a post-indexed load moves", x20, GICD + 0x20
    ldr     w21, [sp, #-32]!
    mov     x20, sp
    expect  "sp as base of a pre-indexed load moves", x20, GICD
    expect  "and loads", x21, 0x50
    ldr     x9, =PRIORITIES
    mov     sp, x9
    ldr     w21, =0x08182838
    ldr     w22, =0x48586878
    stp     w21, w22, [sp], #16
    mov     x20, sp
    expect  "sp as base of a pair moves", x20, PRIORITIES + 16
    ldp     w23, w24, [sp, #-16]!
    expect  "and loads the first", x23, 0x08182838
    expect  "and the second", x24, 0x48586878
    leave

zero_register:
    entry
    ldr     x20, =PRIORITIES
    ldr     w21, =0x40404040
    str     w21, [x20]
    str     wzr, [x20], #0
    ldr     w21, [x20]
    expect  "str post-index of wzr stores zero", x21, 0
    ldr     x20, =GICD + 4
    ldr     wzr, [x20], #4
    expect  "ldr post-index to wzr only moves its base", x20, GICD + 8
    ldp     wzr, w21, [x20, #-4]!
    expect  "ldp with wzr loads the second", x21, 0x4200043b
    leave

    /* Doublewords of a register that has them. */
wide:
    entry
    ldr     x20, =GICD + 0x6108
    mov     x21, #0x3
    str     x21, [x20], #8
    expect  "str of a doubleword, post-index, moves its base", x20, GICD + 0x6110
    ldr     x22, [x20, #-8]!
    expect  "ldr of a doubleword, pre-index, loads", x22, 3
    ldr     x20, =GICR
    ldr     x21, [x20, #8]!
    expect  "GICR_TYPER, pre-index", x21, 0x10
    leave

    /* The same addresses by instructions with a valid syndrome. */
plain:
    entry
    ldr     x20, =GICD
    mov     x23, #4
    ldr     w21, [x20, x23]
    expect  "ldr with a register offset", x21, 0x02480001
    ldur    w21, [x20, #8]
    expect  "ldur", x21, 0x4200043b
    ldtr    w21, [x20, #4]
    expect  "ldtr", x21, 0x02480001
    add     x23, x20, #8
    ldar    w21, [x23]
    expect  "ldar", x21, 0x4200043b
    ldr     x20, =PRIORITIES
    ldr     w22, =0x88909880
    stlr    w22, [x20]
    ldr     w21, [x20]
    expect  "stlr", x21, 0x88909880
    leave
    .ltorg

/* Decoding looks the instruction up through the guest's translation, whose result register is the guest's. */
translation:
    entry
    ldr     x20, =GICD
    at      s1e1r, x20
    isb
    mrs     x22, PAR_EL1
    ldr     w21, [x20], #4
    mrs     x23, PAR_EL1
    sub     x23, x23, x22
    expect  "PAR_EL1 is kept by a decoded access", x23, 0
    leave
