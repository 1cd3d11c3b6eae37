/** Times as people write them: nanoseconds as a bigint, or a number with a unit. */
export type TimeUnit = 'ns' | 'us' | 'ms' | 's';
/** A time: `10ms`, `2.5us`, or nanoseconds as a bigint. */
export type Duration = bigint | `${number}${TimeUnit}`;

const UNIT_NS: Record<TimeUnit, bigint> = { s: 1_000_000_000n, ms: 1_000_000n, us: 1_000n, ns: 1n };
/** A day: whatever is longer is a mistake. */
const LONGEST_NS = 86_400n * UNIT_NS.s;

/** The time in ns, or undefined when it is not a whole, non-negative number of them (of at most a day). */
export function parseDuration(duration: unknown): bigint | undefined {
  const ns = typeof duration === 'string' ? parseText(duration) : duration;
  return typeof ns === 'bigint' && ns >= 0n && ns <= LONGEST_NS ? ns : undefined;
}

/** Exact: decimals are digits, never a binary fraction. */
function parseText(text: string): bigint | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,9}))?(ns|us|ms|s)$/.exec(text);
  if (!match) return undefined;
  const [, whole = '', decimals = '', unit] = match;
  const scaled = BigInt(whole + decimals) * UNIT_NS[unit as TimeUnit];
  const divisor = 10n ** BigInt(decimals.length);
  return scaled % divisor === 0n ? scaled / divisor : undefined;
}

/** The shortest exact spelling: `10ms`, `1500us`. */
export function formatDuration(ns: bigint): string {
  const units = Object.entries(UNIT_NS);
  const [unit, unitNs] = units.find(([, size]) => ns !== 0n && ns % size === 0n) ?? ['ns', 1n];
  return `${ns / unitNs}${unit}`;
}
