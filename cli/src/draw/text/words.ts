/** Figures as the pictures write them. */

const TIMES = [
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['us', 1_000n],
] as const;

/** 1500000 → "1.5ms": the largest unit in which three decimals are exact. */
export function timeWords(ns: bigint): string {
  for (const [unit, unitNs] of TIMES) {
    const thousandth = unitNs / 1000n;
    if (ns >= unitNs && ns % thousandth === 0n) return `${Number(ns / thousandth) / 1000}${unit}`;
  }
  return ns === 0n ? '0' : `${ns}ns`;
}

/** 0x4020_0000, as the sources write addresses. */
export function addressText(address: bigint): string {
  const digits = address.toString(16).padStart(8, '0');
  return `0x${digits.replace(/\B(?=(?:.{4})+$)/g, '_')}`;
}

/** "core 0", "cores 1, 2". */
export function coreWords(cores: readonly number[]): string {
  return `${cores.length === 1 ? 'core' : 'cores'} ${cores.join(', ')}`;
}

/** Numbers in a row are joined: "33, 48–55". */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const previous = ranges.at(-1);
    if (previous && number === previous.last + 1) previous.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
