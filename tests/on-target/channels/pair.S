/*
 * Two vCPUs with direct interrupts. A signal that is routed to vCPU 1 comes while that is off, and is there when it
 * starts. vCPU 0 knows by a second signal that the first was sent.
 */
    .include "assembly.inc"
    .equ HYPERCALL_CONSOLE_WRITE, 0xc6000001
    .equ HYPERCALL_SIGNAL, 0xc6000010
    .equ BELL, 235                          /* of channel 1 at its second end */
    .equ RUNG, 237
    .equ WORD7, 4 * 7                       /* of the one-bit registers: INTIDs 224 to 255 */
    .equ BITS, 1 << (BELL - 224) | 1 << (RUNG - 224)

    .globl  _start
_start:
    ldr     x9, =GICR
    str     wzr, [x9, #0x14]
    ldr     x9, =GICD
    mov     w10, #0x12                      /* affinity routing, Group 1 */
    str     w10, [x9]
    ldr     w10, =BITS
    str     w10, [x9, #(0x80 + WORD7)]
    ldr     x11, =GICD + 0x6000 + 8 * BELL
    mov     x12, #1
    str     x12, [x11]
    str     w10, [x9, #(0x100 + WORD7)]
    bl      start_interface
1:  mov     x1, #0
    call    HYPERCALL_SIGNAL                /* asks for both, once the other partition runs */
    cbnz    x0, 1b
    bl      take
    cmp     x26, #RUNG
    b.ne    wrong
    mov     x1, #1
    adr     x2, second
    call    PSCI_CPU_ON
1:  wfi
    b       1b

second:
    ldr     x9, =GICR + 0x20000
    str     wzr, [x9, #0x14]
    bl      start_interface
    bl      take
    cmp     x26, #BELL
    b.ne    wrong
    mov     x1, #5
    ldr     x2, =0x0a6c6c6562               /* "bell\n" */
    call    HYPERCALL_CONSOLE_WRITE
    call    PSCI_SYSTEM_OFF
wrong:
    mov     x1, #6
    ldr     x2, =0x0a676e6f7277             /* "wrong\n" */
    call    HYPERCALL_CONSOLE_WRITE
    call    PSCI_SYSTEM_OFF
    .ltorg
