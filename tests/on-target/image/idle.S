/* A guest that turns itself off. */
    .globl  _start
_start:
    ldr     w0, =0x84000008                 /* PSCI SYSTEM_OFF */
    hvc     #0
    b       .
    .ltorg
