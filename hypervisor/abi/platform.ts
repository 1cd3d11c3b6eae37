/**
 * The virtual platform: what every guest sees, whatever the board. It follows QEMU's `virt` machine
 * (QEMU hw/arm/virt.c, base_memmap and a15irqmap), so that images made for that board run unmodified.
 */
import type { u32, u64 } from '@bulkhead/bare';

export const GUEST_GICD: u64 = 0x0800_0000n;
export const GUEST_GICD_SIZE: u64 = 0x1_0000n;
/** One 128 KiB redistributor (RD_base and SGI_base frames) a vCPU, contiguous. */
export const GUEST_GICR: u64 = 0x080a_0000n;
export const GUEST_GICR_SIZE: u64 = 0x2_0000n;
/** The CPU interface of a GICv2, where a partition has one instead of redistributors. */
export const GUEST_GICC: u64 = 0x0801_0000n;
export const GUEST_GICC_SIZE: u64 = 0x2000n;
export const GUEST_UART: u64 = 0x0900_0000n;
export const GUEST_UART_SIZE: u64 = 0x1000n;
/** INTID of the emulated UART: SPI 1. */
export const GUEST_UART_INTID: u32 = 33;
/** Reserved for virtio-mmio: reads as an absent device (DeviceID 0) and ignores writes. */
export const GUEST_VIRTIO: u64 = 0x0a00_0000n;
export const GUEST_VIRTIO_SIZE: u64 = 0x4000n;
export const GUEST_VIRTIO_SLOT_SIZE: u64 = 0x200n;
/**
 * QEMU's second flash bank, where firmware for that board looks for saved variables: reads as erased, ignores
 * writes.
 */
export const GUEST_FLASH: u64 = 0x0400_0000n;
export const GUEST_FLASH_SIZE: u64 = 0x0400_0000n;
export const GUEST_RAM: u64 = 0x4000_0000n;
/** Guest-physical addresses have 39 bits: one root page for a 4 KiB granule (Arm ARM DDI 0487, D8.2). */
export const GUEST_ADDRESS_BITS: u32 = 39;
/** INTIDs are 0 to 287 at most, as on the board that the platform follows: 32 private ones and 256 SPIs. */
export const GUEST_INTIDS = 288;
/** Architected PPIs of the timers (INTIDs): virtual, EL1 physical. */
export const GUEST_VIRTUAL_TIMER_INTID: u32 = 27;
export const GUEST_PHYSICAL_TIMER_INTID: u32 = 30;
/** Signals of channels come with INTIDs from here on (SPIs 200 to 231, which the board that is followed leaves free). */
export const GUEST_CHANNEL_INTID: u32 = 232;
/** Where a partition sees the shared memory of its channels: above all its memory, 1 MiB for each port. */
export const GUEST_CHANNELS: u64 = 0x7f_0000_0000n;
export const GUEST_CHANNEL_STRIDE: u64 = 0x10_0000n;
/** Where a partition with `Right.Health` sees the health log. */
export const GUEST_HEALTH: u64 = 0x7e_0000_0000n;
/**
 * The watchdog, if it has one: refresh frame, then control frame, of an SBSA generic watchdog (Arm DEN 0029, appendix
 * A), where QEMU's `virt` has nothing; its signal WS0 is SPI 64.
 */
export const GUEST_WATCHDOG: u64 = 0x0980_0000n;
export const GUEST_WATCHDOG_SIZE: u64 = 0x2_0000n;
export const GUEST_WATCHDOG_INTID: u32 = 96;
