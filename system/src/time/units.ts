/** What windows are made of. */
export const MICROSECOND_NS = 1_000n;
/** Shorter than this, a window would be little more than its own two switches. */
export const MIN_WINDOW_NS = 50n * MICROSECOND_NS;
/** Longer frames are refused: they are mistakes, and the hypervisor converts the time to ticks of the counter in 64 bits. */
export const MAX_FRAME_NS = 10_000_000_000n;

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
