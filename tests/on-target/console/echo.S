/*
 * Echoes a line in brackets, then powers off. `BY_INTERRUPT`: the UART's interrupt (INTID 33) brings the
 * bytes, else its flags are polled. It runs on the emulated PL011 and on a real one alike.
 */
    .include "assembly.inc"
    .equ INTID, 33
    .equ BIT, 1 << (INTID - 32)

    .globl  _start
_start:
    ldr     x25, =UART
    mov     w9, #0x70                       /* 8 bits, FIFOs */
    str     w9, [x25, #0x2c]
    mov     w9, #0x301                      /* enabled, both directions */
    str     w9, [x25, #0x30]
    mov     x28, #0                         /* interrupts taken */
.if BY_INTERRUPT
    bl      start_interrupts
.endif
    print   "ready\n"
    mov     x24, #0                         /* inside a line */
next:
    bl      receive
    cbnz    x24, 1f
    mov     x0, #'['
    bl      putc
    mov     x24, #1
1:  cmp     w20, #'\n'
    b.eq    done
    cmp     w20, #'\r'
    b.eq    done
    mov     w0, w20
    bl      putc
    b       next
done:
    print   "]\n"
.if BY_INTERRUPT
    cmp     x28, #0
    b.eq    2f
    print   "by interrupt\n"
2:
.endif
    call    PSCI_SYSTEM_OFF
    b       .

    /* A byte, in w20. */
receive:
    mov     x23, x30
1:
.if BY_INTERRUPT
    cbz     x28, 4f                         /* the first byte by interrupt, even if it is here already */
.endif
    ldr     w9, [x25, #UART_FR]
    tbz     w9, #FR_RXFE_BIT, 3f
.if BY_INTERRUPT
4:  mov     w9, #0x50                       /* receive and receive timeout */
    str     w9, [x25, #0x38]
2:  wfi
    mrs     x21, S3_0_C12_C12_0             /* ICC_IAR1_EL1 */
    dsb     sy
    and     x21, x21, #0xffffff
    cmp     x21, #INTID
    b.ne    2b
    add     x28, x28, #1
    str     wzr, [x25, #0x38]
    dsb     sy
    msr     S3_0_C12_C12_1, x21             /* ICC_EOIR1_EL1 */
    isb
.endif
    b       1b
3:  ldr     w20, [x25, #UART_DR]
    and     w20, w20, #0xff
    ret     x23

    /* INTID 33 in Group 1, enabled, for vCPU 0. */
start_interrupts:
    ldr     x9, =GICR
    str     wzr, [x9, #0x14]
    ldr     x9, =GICD
    mov     w10, #0x12
    str     w10, [x9]
    mov     w10, #BIT
    str     w10, [x9, #0x84]
    mov     w11, #0x80
    strb    w11, [x9, #(0x400 + INTID)]
    str     w10, [x9, #0x104]
    b       start_interface
    .ltorg
