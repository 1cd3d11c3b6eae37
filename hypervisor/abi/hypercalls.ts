/**
 * Hypercalls: HVC or SMC with immediate 0 under the SMC Calling Convention (Arm DEN 0028), in the range
 * of vendor-specific hypervisor services (owner 6). x0 holds the function, x1 to x7 arguments; x0
 * returns a result, x1 to x7 are kept unless named. Everything unknown returns NOT_SUPPORTED.
 */
import type { u32, u64 } from '@bulkhead/bare';

/** Returns the ABI's version, major in bits 31:16. */
export const HYPERCALL_VERSION: u32 = 0xc600_0000;
export const HYPERCALL_ABI_VERSION: u64 = 0x1_0000n;
/**
 * x1 = number of bytes n (0 to 48), x2 to x7 the bytes, first in the low byte of x2. Returns how many
 * were taken (less than n when the buffer is full: try the rest later).
 */
export const HYPERCALL_CONSOLE_WRITE: u32 = 0xc600_0001;
/** Returns the number of bytes read (0 to 48), the bytes in x2 to x7. */
export const HYPERCALL_CONSOLE_READ: u32 = 0xc600_0002;
/**
 * The partition cannot go on: x1 = ESR_EL1, x2 = ELR_EL1, x3 = FAR_EL1 of the exception (a failed run-time
 * check is a brk whose number is in bits 15:0 of ESR_EL1). It stops and is reported; the call does not return.
 */
export const HYPERCALL_PANIC: u32 = 0xc600_0003;
export const HYPERCALL_CONSOLE_MAX_BYTES = 48;

/** Raises the interrupt at the other end of the channel of port x1. */
export const HYPERCALL_SIGNAL: u32 = 0xc600_0010;
/**
 * Calls the server at port x1 with the message x3 to x7, and waits for its answer, which x3 to x7 return; x2 is
 * the longest time to wait in ns (0: for ever). The core goes to the server at once, and the server runs in the
 * caller's time. TIMED_OUT, INTERRUPTED (the caller has an interrupt; the call is withdrawn) and PEER_GONE (the
 * server stops, or leaves the call unanswered) end it without an answer. Only a vCPU on a core of the server calls.
 */
export const HYPERCALL_CALL: u32 = 0xc600_0011;
/**
 * Answers the call received last at port x1 with x3 to x7 (x1 = NO_PORT: nothing to answer), then waits for the
 * next call at any port of the partition: x1 returns the port, x3 to x7 the message. INTERRUPTED when the
 * server has an interrupt meanwhile; it then asks again with NO_PORT.
 */
export const HYPERCALL_REPLY_RECEIVE: u32 = 0xc600_0012;
export const NO_PORT: u64 = 0xffn;
/**
 * Gives the rest of the window away, as WFI does; returns when the vCPU's next window begins, whatever interrupts
 * come before, in x1 when that was, on the system counter. On a core that is not shared at once, x1 being now.
 */
export const HYPERCALL_YIELD: u32 = 0xc600_0018;

/**
 * Kicks the partition's watchdog: it waits its whole time again, which x1 returns in ns. NOT_SUPPORTED without a
 * watchdog.
 */
export const HYPERCALL_WATCHDOG: u32 = 0xc600_0020;
/**
 * Has the partition of index x1 do x2, a `Control`; only with the right to (`RecoveryRecord.controls`), else DENIED.
 * Returns when it is under way; PEER_GONE when what does not run is to stop or to keep its memory, ON_PENDING while it
 * is between two lives, NOT_SUPPORTED without a fallback image.
 */
export const HYPERCALL_CONTROL: u32 = 0xc600_0021;
/** What HYPERCALL_CONTROL can ask for. */
export const enum Control {
  /** It starts again, or for the first time, from its image. */
  Restart = 0,
  /** It starts again with its memory as it is. */
  RestartWarm = 1,
  Stop = 2,
  /** It starts from its fallback image. */
  Fallback = 3,
}
/** Returns the state of the partition of index x1, for those that HYPERCALL_CONTROL may control: a `PartitionState`. */
export const HYPERCALL_STATE: u32 = 0xc600_0022;
export const enum PartitionState {
  /** Not started yet, or between two lives. */
  Idle = 0,
  Running = 1,
  Stopping = 2,
  Ended = 3,
}

/** Results (SMCCC and PSCI, Arm DEN 0022), as 64-bit two's complement. */
export const SUCCESS: u64 = 0n;
export const NOT_SUPPORTED: u64 = 0xffff_ffff_ffff_ffffn;
export const INVALID_PARAMETERS: u64 = 0xffff_ffff_ffff_fffen;
export const DENIED: u64 = 0xffff_ffff_ffff_fffdn;
export const ALREADY_ON: u64 = 0xffff_ffff_ffff_fffcn;
export const ON_PENDING: u64 = 0xffff_ffff_ffff_fffbn;
export const INTERNAL_FAILURE: u64 = 0xffff_ffff_ffff_fffan;
export const INVALID_ADDRESS: u64 = 0xffff_ffff_ffff_fff7n;
/** Bulkhead's own results, beyond those of SMCCC and PSCI. */
export const TIMED_OUT: u64 = 0xffff_ffff_ffff_ffe0n;
export const INTERRUPTED: u64 = 0xffff_ffff_ffff_ffdfn;
/** The partition at the other end does not run. */
export const PEER_GONE: u64 = 0xffff_ffff_ffff_ffden;
