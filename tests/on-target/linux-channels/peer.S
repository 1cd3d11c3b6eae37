/*
 * A process of Linux at the far ends of two sampling ports, whose memory it maps through /dev/mem: the driver that
 * the nodes of the device tree are for, uio_pdrv_genirq, is not part of Debian's kernel. Writes 41 to port 0, waits
 * for a message at port 1, and ends with its first byte as exit status. AArch64 Linux: x8 number, x0 to x5 arguments.
 */
    .equ SYS_OPENAT, 56
    .equ SYS_EXIT, 93
    .equ SYS_SCHED_YIELD, 124
    .equ SYS_MMAP, 222
    .equ AT_FDCWD, -100
    .equ O_RDWR_SYNC, 0x101002          /* O_SYNC: not cached (drivers/char/mem.c) */
    .equ PORT0, 0x7f00000000            /* of end `from`: docs/system.md */
    .equ PORT1, 0x7f00100000
    .equ SLOTS, 64                      /* sdk/channels/slots.ts: slot n & 3, 16 bytes each */

    .macro  system number
    mov     x8, #\number
    svc     #0
    .endm

    .globl  _start
_start:
    mov     x0, #AT_FDCWD
    adr     x1, device
    ldr     x2, =O_RDWR_SYNC
    mov     x3, #0
    system  SYS_OPENAT
    tbnz    x0, #63, failed
    mov     x19, x0
    ldr     x5, =PORT0
    bl      map
    mov     x20, x0
    ldr     x5, =PORT1
    bl      map
    mov     x21, x0

    mov     w0, #41
    str     w0, [x20, #(SLOTS + 16)]    /* message 1 */
    mov     w0, #1
    stlr    w0, [x20]

1:  ldar    w22, [x21]
    cbnz    w22, 2f
    system  SYS_SCHED_YIELD
    b       1b
2:  and     w22, w22, #3
    add     x21, x21, w22, uxtw #4
    ldr     w0, [x21, #SLOTS]
    system  SYS_EXIT

failed:
    mov     x0, #1
    system  SYS_EXIT

    /* The page at x5 of the file x19; its address in x0. */
map:
    mov     x0, #0
    mov     x1, #0x1000
    mov     x2, #3                      /* PROT_READ | PROT_WRITE */
    mov     x3, #1                      /* MAP_SHARED */
    mov     x4, x19
    system  SYS_MMAP
    tbnz    x0, #63, failed
    ret

device:
    .asciz  "/dev/mem"
    .balign 4
    .ltorg
