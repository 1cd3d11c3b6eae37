/*
 * Two vCPUs, the first on the server's core. In the first life it calls the server, which signals that it
 * has taken the call, and works on; the second vCPU then restarts the partition. The second life's call gets its own answer, and the server
 * has taken every call once: nothing is left of the one that was in flight.
 */
    .include "assembly.inc"
    .equ HYPERCALL_CALL, 0xc6000011
    .equ HYPERCALL_REPLY_RECEIVE, 0xc6000012
    .equ TRIPLE, 0
    .equ WORK, 1
    .equ WORK_NS, 20000000
    .equ TAKEN, 235                         /* of channel 1 at its second end */
    .equ WORD7, 4 * 7                       /* of the one-bit registers: INTIDs 224 to 255 */

    /* x3 and x4 of the answer go to x16 and x17, the result to x18. */
    .macro ask command:req, argument:req
    mov     x1, #0
    mov     x2, #0
    mov     x3, #\command
    ldr     x4, =\argument
    call    HYPERCALL_CALL
    mov     x18, x0
    mov     x16, x3
    mov     x17, x4
    .endm

    .globl  _start
_start:
    ask     TRIPLE, 14
    expect  "the first call of this life is answered", x18, 0
    expect  "the answer is to this call", x16, 42
    cmp     x17, #1
    b.ne    next_life
    mov     x1, #1
    adr     x2, second
    call    PSCI_CPU_ON
    mov     x19, x0
    expect  "the second vCPU starts", x19, 0
1:  adr     x9, is_ready
    ldar    w10, [x9]
    cbz     w10, 1b
    ask     WORK, WORK_NS
    expect  "the call in flight does not return", x18, 0xdead
    finish

next_life:
    expect  "the server has taken three calls", x17, 3
    ask     TRIPLE, 5
    expect  "the second call of this life is answered", x18, 0
    expect  "its answer is its own", x16, 15
    expect  "the server has taken four calls", x17, 4
    finish

second:
    mov     x1, #0
    mov     x2, #0
    call    HYPERCALL_CALL
    mov     x20, x0
    mov     x1, #0xff
    call    HYPERCALL_REPLY_RECEIVE
    mov     x21, x0
    cmn     x20, #2                         /* INVALID_PARAMETERS: the server is not on this core */
    b.ne    wrong
    cmn     x21, #2                         /* the partition answers no calls */
    b.ne    wrong
    ldr     x9, =GICR + 0x20000
    str     wzr, [x9, #0x14]
    ldr     x9, =GICD
    mov     w10, #0x12                      /* affinity routing, Group 1 */
    str     w10, [x9]
    mov     w10, #(1 << (TAKEN - 224))
    str     w10, [x9, #(0x80 + WORD7)]
    ldr     x11, =GICD + 0x6000 + 8 * TAKEN
    mov     x12, #1
    str     x12, [x11]
    str     w10, [x9, #(0x100 + WORD7)]
    bl      start_interface
    adr     x9, is_ready
    mov     w10, #1
    stlr    w10, [x9]
1:  mrs     x10, S3_0_C12_C12_0             /* ICC_IAR1_EL1 */
    cmp     x10, #TAKEN
    b.eq    2f
    wfi
    b       1b
2:  call    PSCI_SYSTEM_RESET
    b       .
wrong:
    print   "not ok a call from another core is refused\n"
    call    PSCI_SYSTEM_OFF
    b       .
    .ltorg

    .balign 4
is_ready:
    .word   0
