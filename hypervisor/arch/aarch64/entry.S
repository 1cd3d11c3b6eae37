/*
 * Entry, exception vectors and the return to a guest: all that TypeScript cannot say. Everything else
 * of the hypervisor is TypeScript; functions called from here are marked `@entry` there.
 *
 * References: Arm ARM = DDI 0487 (Armv8-A); boot protocol = Linux Documentation/arm64/booting.rst.
 */
#include "layout.h"

#define STACK_SIZE      4096    /* of a core: arch/aarch64/layout.ts */
#define FRAME_SIZE      GuestFrame_SIZE

    .section .text.header, "ax"
    .globl  _start
_start:
    /* arm64 Image header (boot protocol, section 4). pack writes image_size. */
    b       first_core
    .word   0
    .quad   0x200000                /* text_offset: 2 MiB above the start of RAM */
    .quad   0                       /* image_size */
    .quad   0x2                     /* flags: little-endian, 4 KiB pages, near the start of RAM */
    .quad   0, 0, 0
    .ascii  "ARM\x64"
    .word   0
    /* Boot header (abi/image.ts), which pack writes. */
    .globl  __boot_header
__boot_header:
    .quad   0, 0, 0, 0

    .section .text.entry, "ax"

    /* EL2 is required: anywhere else there is nothing to be done and no way to say so. */
    .macro  require_el2
    mrs     x9, CurrentEL
    cmp     x9, #(2 << 2)
    b.eq    2f
1:  wfe
    b       1b
2:  msr     DAIFSet, #0xf
    .endm

    /* SCTLR_EL2: RES1 bits, MMU and caches off (Arm ARM D19.2.119). SPSel 1 is the reset state. */
    .macro  basic_state
    mov     x9, #0x0830
    movk    x9, #0x30c5, lsl #16
    msr     SCTLR_EL2, x9
    msr     SPSel, #1
    adr     x9, vectors
    msr     VBAR_EL2, x9
    msr     TPIDR_EL2, xzr          /* 0: the core does not know yet which it is */
    isb
    .endm

/*
 * To the guest whose frame the top of the stack names. While a guest runs, SP_EL2 is the end of its frame: an
 * exception saves into it, and takes the core's stack from its last word.
 */
to_guest:
    ldr     x0, [sp]
    mov     sp, x0
    ldp     x18, x19, [sp, #144]
    ldp     x20, x21, [sp, #160]
    ldp     x22, x23, [sp, #176]
    ldp     x24, x25, [sp, #192]
    ldp     x26, x27, [sp, #208]
    ldp     x28, x29, [sp, #224]
    b       2f

    /* The registers that a called function may change (AAPCS64, 6.1.1); the others are still the guest's. */
    .macro  save_changeable
    sub     sp, sp, #FRAME_SIZE
    stp     x0, x1, [sp, #0]
    stp     x2, x3, [sp, #16]
    stp     x4, x5, [sp, #32]
    stp     x6, x7, [sp, #48]
    stp     x8, x9, [sp, #64]
    stp     x10, x11, [sp, #80]
    stp     x12, x13, [sp, #96]
    stp     x14, x15, [sp, #112]
    stp     x16, x17, [sp, #128]
    str     x18, [sp, #144]
    str     x30, [sp, #240]
    .endm

    .macro  save_kept
    stp     x19, x20, [x0, #152]
    stp     x21, x22, [x0, #168]
    stp     x23, x24, [x0, #184]
    stp     x25, x26, [x0, #200]
    stp     x27, x28, [x0, #216]
    str     x29, [x0, #232]
    .endm

    .macro  to_own_stack
    mov     x0, sp
    ldr     x1, [sp, #248]
    mov     sp, x1
    .endm

    /* Back to the same guest; no other register than these has been changed. */
to_same_guest:
    ldr     x0, [sp]
    mov     sp, x0
    ldr     x18, [sp, #144]
2:  ldp     x2, x3, [sp, #16]
    ldp     x4, x5, [sp, #32]
    ldp     x6, x7, [sp, #48]
    ldp     x8, x9, [sp, #64]
    ldp     x10, x11, [sp, #80]
    ldp     x12, x13, [sp, #96]
    ldp     x14, x15, [sp, #112]
    ldp     x16, x17, [sp, #128]
    ldr     x30, [sp, #240]
    ldp     x0, x1, [sp, #0]
    add     sp, sp, #FRAME_SIZE
    eret
    dsb     nsh                     /* no speculation past the exception return */
    isb

    /* An exception whose handler needs every register, or may go to another guest. */
    .macro  from_guest handler
    .balign 128
    save_changeable
    to_own_stack
    save_kept
    bl      \handler
    b       to_guest
    .endm

    /* Mostly the same guest goes on: `quick` is true. If not, `handler` goes on with every register saved. */
    .macro  quick_first quick, handler
    bl      \quick
    cbnz    w0, to_same_guest
    ldr     x0, [sp]
    save_kept
    bl      \handler
    b       to_guest
    .endm

    /*
     * The same where the syndrome names a register, in the bits from \lsb on: if it is one that functions keep,
     * it is saved first, and loaded afterwards.
     */
    .macro  quick_with_register lsb, quick, handler
    ubfx    w2, w1, #\lsb, #5
    sub     w2, w2, #19
    cmp     w2, #(29 - 19)
    b.ls    2f
    quick_first \quick, \handler
2:  save_kept
    bl      \quick
    cbnz    w0, to_guest
    ldr     x0, [sp]
    bl      \handler
    b       to_guest
    .endm

    .macro  interrupt_from_guest quick, handler
    .balign 128
    save_changeable
    to_own_stack
    quick_first \quick, \handler
    .endm

    /* Calls (HVC 0x16, SMC 0x17), data aborts (0x24) and system registers (0x18) are mostly short. */
synchronous:
    mrs     x1, ESR_EL2
    lsr     x2, x1, #27
    cmp     x2, #(0x16 >> 1)
    b.ne    1f
    /* Calls between partitions (HYPERCALL_CALL, HYPERCALL_REPLY_RECEIVE) have their own way. */
    ldrh    w3, [x0]
    sub     w3, w3, #0x11
    cmp     w3, #(0x12 - 0x11)
    b.ls    2f
3:  quick_first exit_call, exit_synchronous
2:  save_kept
    bl      exit_port_call
    cbnz    w0, to_guest
    mrs     x1, ESR_EL2
    ldr     x0, [sp]
    b       3b
1:  cmp     x2, #(0x24 >> 1)
    b.ne    1f
    quick_with_register 16, exit_access, exit_synchronous
1:  cmp     x2, #(0x18 >> 1)
    b.ne    1f
    quick_with_register 5, exit_register, exit_synchronous
1:  save_kept
    bl      exit_synchronous
    b       to_guest

    .macro  synchronous_from_guest
    .balign 128
    save_changeable
    to_own_stack
    b       synchronous
    .endm

    /*
     * An exception of the hypervisor itself that ends everything: a fault, an SError, or a failed check that is not
     * contained. The stack may be what failed (its guard page), so the report runs on one of its own.
     */
    .macro  from_self kind
    .balign 128
    mov     x0, #\kind
    b       own_fault
    .endm

    /*
     * The vectors are 128 bytes apart. What the entries for exceptions of the hypervisor itself leave of that is used
     * by routines that are not part of the vectors: no entry runs into what follows it.
     */
    .section .text.vectors, "ax"
    .arch_extension fp
    .arch_extension simd
    .arch_extension crc
    .balign 2048
vectors:                            /* Arm ARM D1.3.1.4, table of vector offsets */
    from_self 0                     /* current EL, SP_EL0: never used */

    /* Floating-point state to and from a FloatingPoint (context.ts): (address). */
    .globl  save_floating_point
save_floating_point:
    stp     q0, q1, [x0, #0]
    stp     q2, q3, [x0, #32]
    stp     q4, q5, [x0, #64]
    stp     q6, q7, [x0, #96]
    stp     q8, q9, [x0, #128]
    stp     q10, q11, [x0, #160]
    stp     q12, q13, [x0, #192]
    stp     q14, q15, [x0, #224]
    stp     q16, q17, [x0, #256]
    stp     q18, q19, [x0, #288]
    stp     q20, q21, [x0, #320]
    stp     q22, q23, [x0, #352]
    stp     q24, q25, [x0, #384]
    stp     q26, q27, [x0, #416]
    stp     q28, q29, [x0, #448]
    stp     q30, q31, [x0, #480]
    mrs     x1, FPCR
    mrs     x2, FPSR
    str     x1, [x0, #512]
    str     x2, [x0, #520]
    ret

    from_self 1

    .globl  load_floating_point
load_floating_point:
    ldp     q0, q1, [x0, #0]
    ldp     q2, q3, [x0, #32]
    ldp     q4, q5, [x0, #64]
    ldp     q6, q7, [x0, #96]
    ldp     q8, q9, [x0, #128]
    ldp     q10, q11, [x0, #160]
    ldp     q12, q13, [x0, #192]
    ldp     q14, q15, [x0, #224]
    ldp     q16, q17, [x0, #256]
    ldp     q18, q19, [x0, #288]
    ldp     q20, q21, [x0, #320]
    ldp     q22, q23, [x0, #352]
    ldp     q24, q25, [x0, #384]
    ldp     q26, q27, [x0, #416]
    ldp     q28, q29, [x0, #448]
    ldp     q30, q31, [x0, #480]
    ldr     x1, [x0, #512]
    ldr     x2, [x0, #520]
    msr     FPCR, x1
    msr     FPSR, x2
    ret

    from_self 2

first_core:
    require_el2
    basic_state
    /* Whether the hypervisor arrived undamaged: it has written nothing yet. Not inverted; the images follow. */
    mov     w0, #-1
    adrp    x1, __image_start
    adrp    x2, __image_end
    sub     x2, x2, x1
    bl      crc32_words
    mov     w10, w0
    adrp    x0, __data_start
    adrp    x1, __image_end
    bl      clear_pages
    mov     w0, w10
    /* Until memory is given to the cores' own, the stack is that of the last resort. */
    adr     x9, fault_stack_end
    mov     sp, x9
    bl      boot_first              /* (sum): builds the hypervisor's own map; returns this core's own area */
    b       on_own_stack

    from_self 3

    /* PSCI CPU_ON enters here with the context identifier, the core's own area, in x0. */
    .globl  secondary_core
secondary_core:
    require_el2
    basic_state
on_own_stack:
    /* The stack ends where the area begins; its top holds the address of the frame to return to (layout.ts). */
    sub     sp, x0, #16
    mov     x1, sp
    bl      core_main               /* (own area, frame slot): returns when a vCPU is to run */
    b       to_guest

    /*
     * Current EL, SP_EL2: a synchronous exception of the hypervisor itself. After a failed check the core gives up
     * what it was doing: its stack is used from the start again. On any other stack, and before the core is known,
     * there is no way on.
     */
    .balign 128
failed_check:
    mrs     x1, ESR_EL2
    lsr     x1, x1, #26
    cmp     x1, #0x3c               /* BRK (Arm ARM D19.2.37) */
    b.ne    1f
    mrs     x1, TPIDR_EL2
    cbz     x1, 1f
    mov     x2, sp
    sub     x2, x1, x2
    cmp     x2, #STACK_SIZE
    b.hs    1f
    sub     sp, x1, #16             /* as in on_own_stack */
    bl      contain_failure         /* true: the core has a guest to run */
    cbnz    w0, to_guest
1:  mov     x0, #0

own_fault:
    adrp    x9, fault_stack_end
    add     x9, x9, :lo12:fault_stack_end
    mov     sp, x9
    bl      hypervisor_fault        /* (kind): does not return */
1:  wfe
    b       1b

    from_self 1                     /* IRQ, and below FIQ and SError */

    /*
     * Clears the floating-point state, which the compiler never touches at EL2, and x0..x30 of the frame at x0, before
     * a vCPU starts.
     */
    .globl  clear_registers
clear_registers:
    .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
    movi    v\n\().2d, #0
    .endr
    .irp    n, 0,1,2,3,4,5,6
    stp     q0, q0, [x0, #32 * \n]
    .endr
    str     q0, [x0, #224]
    str     xzr, [x0, #240]
    b       clear_upper

    from_self 2

clear_upper:
    .irp    n, 16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    movi    v\n\().2d, #0
    .endr
    msr     FPCR, xzr
    msr     FPSR, xzr
    ret

    from_self 3

    /* CRC-32 (IEEE, reflected) of whole words: (crc, start, size in bytes, unused) -> crc. Not inverted. */
    .globl  crc32_words
crc32_words:
    subs    x2, x2, #16
    b.lo    2f
1:  ldp     x3, x4, [x1], #16
    crc32x  w0, w0, x3
    crc32x  w0, w0, x4
    subs    x2, x2, #16
    b.hs    1b
2:  adds    x2, x2, #16             /* what is left: 0 to 12 bytes */
    b.eq    4f
3:  ldr     w3, [x1], #4
    crc32w  w0, w0, w3
    subs    x2, x2, #4
    b.hi    3b
4:  ret

    /* (start, end, unused, unused), whole pages. */
    .globl  clear_pages
clear_pages:
    stp     xzr, xzr, [x0]
    stp     xzr, xzr, [x0, #16]
    stp     xzr, xzr, [x0, #32]
    stp     xzr, xzr, [x0, #48]
    add     x0, x0, #64
    cmp     x0, x1
    b.lo    clear_pages
    ret
    .org    vectors + 0x400         /* an error if one of the above has more than 128 bytes */
    synchronous_from_guest          /* lower EL, AArch64 */
    interrupt_from_guest exit_interrupt, exit_interrupted
    interrupt_from_guest exit_fast_interrupt, exit_interrupted
    from_guest exit_system_error
    synchronous_from_guest          /* lower EL, AArch32 (a guest's 32-bit applications) */
    interrupt_from_guest exit_interrupt, exit_interrupted
    interrupt_from_guest exit_fast_interrupt, exit_interrupted
    from_guest exit_system_error

    .section .bss
    .balign 16
fault_stack:
    .space  2048
fault_stack_end:
