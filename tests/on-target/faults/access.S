/*
 * Faults that TypeScript cannot make: `FAULT` chooses one. x20 and x21 hold values that the report shows.
 */
    .include "assembly.inc"
    .equ RTC, 0x09010000

    .globl  _start
_start:
    ldr     x20, =0x1122334455667788
    ldr     x21, =0x99aabbccddeeff00
    ldr     x9, =0x40100000
    mov     sp, x9
    print   "still here\n"
    b       FAULT

    /* Instructions fetched from the registers of an assigned device. */
device:
    ldr     x9, =RTC
    ldr     w10, [x9]                       /* reading is allowed */
    br      x9

    /* A SIMD register loaded from an emulated device. */
simd:
    mrs     x9, CPACR_EL1
    orr     x9, x9, #(3 << 20)              /* FPEN: no trap */
    msr     CPACR_EL1, x9
    isb
    ldr     x9, =GICD
    ldr     q0, [x9, #0x10]

    /* An exclusive access to an emulated device. */
exclusive:
    ldr     x9, =GICD
    add     x9, x9, #0x104
    ldxr    w10, [x9]

    /* A stage-1 walk that begins outside the partition's memory. */
walk:
    ldr     x9, =0x7fff0000
    msr     TTBR0_EL1, x9
    mov     x9, #0xff
    msr     MAIR_EL1, x9
    ldr     x9, =0x200803519                /* T0SZ 25, EPD1, write-back inner shareable, IPS 40 bits */
    msr     TCR_EL1, x9
    isb
    mrs     x9, SCTLR_EL1
    orr     x9, x9, #1
    msr     SCTLR_EL1, x9
    isb
    nop
    print   "not stopped\n"
    b       .

    /* The second vCPU reads what the partition does not have, while the first works. */
second:
    mov     x1, #1
    adr     x2, on_second
    mov     x3, #0
    call    PSCI_CPU_ON
1:  yield
    b       1b
on_second:
    ldr     x9, =0x50000008
    ldrb    w10, [x9]
    b       .

    /* A guest that uses its instruction pointer as it should not: code outside its memory. */
outside:
    ldr     x9, =0x60000000
    blr     x9
    .ltorg
