/**
 * The console stream: all consoles share one UART, in frames. A frame is FRAME_START, then
 * FRAME_CONSOLE_BASE + console number, then FRAME_LENGTH_BASE + n, then n bytes (1 to FRAME_MAX_BYTES).
 * Both directions use it. Bytes outside frames come from firmware or from before the hypervisor has
 * its console. Console 0 is the hypervisor's log, console i+1 is partition i's, and
 * EVENT_CONSOLE carries lines for tools (`abi/events.ts`).
 */
import type { u32 } from '@bulkhead/bare';

export const FRAME_START: u32 = 0x02;
export const FRAME_CONSOLE_BASE: u32 = 0x40;
export const FRAME_LENGTH_BASE: u32 = 0x20;
export const FRAME_MAX_BYTES = 64;
export const HYPERVISOR_CONSOLE: u32 = 0;
export const EVENT_CONSOLE: u32 = 0x3f;
