/*
 * Where a core enters that has waited at a spin table, which gives it nothing but an address: with its number it finds
 * its own area, as PSCI CPU_ON has it in x0 (platform/bcm2835.unsafe.ts fills the areas in).
 */
    .section .text.spin_table, "ax"
    .globl  spin_table_core
spin_table_core:
    mrs     x9, MPIDR_EL1
    and     x9, x9, #3              /* Aff0: there is one cluster of four */
    adr     x10, spin_table_areas
    ldr     x0, [x10, x9, lsl #3]
    b       secondary_core

    .section .bss.spin_table, "aw", %nobits
    .globl  spin_table_areas
    .balign 64                      /* one line of the caches */
spin_table_areas:
    .space  64
