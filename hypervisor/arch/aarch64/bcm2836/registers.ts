/**
 * Registers of the BCM2836's cores ("BCM2836 ARM-local peripherals", document QA7) and of the BCM2835's interrupt
 * controller ("BCM2835 ARM Peripherals", section 7.5), which is one input of the first.
 */
import type { u32, u64 } from '@bulkhead/bare';

/** From the start of the chip's peripherals: the page with the interrupt controller. */
export const CONTROLLER_OFFSET: u64 = 0xb000n;

/* Local registers; those of each core are 4 bytes apart, its mailboxes 16. */
/** Which core takes the BCM2835's IRQ (bits 1:0) and its FIQ (bits 3:2): 4.3. */
export const GPU_ROUTING: u64 = 0x0cn;
/** 4.5: a bit for each core gives it the IRQ or the FIQ of its performance counters; written here it is taken back. */
export const PMU_ROUTING_CLEAR: u64 = 0x14n;
/** 4.11: interrupt enable of the local timer, which nobody uses. */
export const LOCAL_TIMER_CONTROL: u64 = 0x34n;
/** 4.6: a bit for each of the core's timers lets its IRQ through. */
export const TIMER_CONTROL: u64 = 0x40n;
/** 4.7: a bit for each of the core's mailboxes lets its IRQ through. */
export const MAILBOX_CONTROL: u64 = 0x50n;
/** 4.10: what the core's IRQ is for. */
export const IRQ_SOURCE: u64 = 0x60n;
/** 4.8: bits that are written 1 are set in a mailbox, or cleared. */
export const MAILBOX_SET: u64 = 0x80n;
export const MAILBOX_CLEAR: u64 = 0xc0n;

/** Bits of TIMER_CONTROL and IRQ_SOURCE: the timers' interrupts as Arm names them. */
export const SOURCE_CNTPNS: u32 = 1 << 1;
export const SOURCE_CNTHP: u32 = 1 << 2;
export const SOURCE_CNTV: u32 = 1 << 3;
/** Bits of IRQ_SOURCE: the first two mailboxes, and the BCM2835. */
export const SOURCE_KICK: u32 = 1 << 4;
export const SOURCE_LATCHED: u32 = 1 << 5;
export const SOURCE_GPU: u32 = 1 << 8;

/* The BCM2835's controller, from the start of its page. */
/** Pending, by word: 0 and 1 the interrupts 0 to 63, 2 those of the ARM side (bits 7:0 of the basic register). */
export function pendingRegister(word: u32): u64 {
  return word === 0 ? 0x204n : word === 1 ? 0x208n : 0x200n;
}
export const FIQ_CONTROL: u64 = 0x20cn;
/** Enable and disable, by word as above: bits that are written 1. */
export function enableRegister(word: u32): u64 {
  return word === 0 ? 0x210n : word === 1 ? 0x214n : 0x218n;
}
export function disableRegister(word: u32): u64 {
  return word === 0 ? 0x21cn : word === 1 ? 0x220n : 0x224n;
}
/** The bits that a word has. */
export function bitsOfWord(word: u32): u32 {
  return word === 2 ? 0xff : 0xffff_ffff;
}
