/*
 * A process of Linux that has the kernel load /sbsa_gwdt.ko, with a time of 1 s: the installer's initrd has no insmod
 * of busybox. Its exit status is the error's number, 0 if there was none. AArch64 Linux: x8 number, x0 to x5 arguments.
 */
    .equ SYS_OPENAT, 56
    .equ SYS_EXIT, 93
    .equ SYS_FINIT_MODULE, 273
    .equ AT_FDCWD, -100

    .macro  system number
    mov     x8, #\number
    svc     #0
    .endm

    .globl  _start
_start:
    mov     x0, #AT_FDCWD
    adr     x1, module
    mov     x2, #0                      /* O_RDONLY */
    mov     x3, #0
    system  SYS_OPENAT
    tbnz    x0, #63, 1f
    adr     x1, parameters
    mov     x2, #0
    system  SYS_FINIT_MODULE
1:  neg     x0, x0
    system  SYS_EXIT

module:
    .asciz  "/sbsa_gwdt.ko"
parameters:
    .asciz  "timeout=1"
