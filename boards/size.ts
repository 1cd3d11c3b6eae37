/** Sizes as people write them: a number of bytes, or a number with a binary unit. */
export type Size = number | `${number}${SizeUnit}`;
/** The units of a size. */
export type SizeUnit = 'KiB' | 'MiB' | 'GiB';

const UNIT_BYTES: Record<SizeUnit, number> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** The size in bytes, or undefined when it is not a whole, non-negative number of bytes. */
export function parseSize(size: unknown): number | undefined {
  const bytes = typeof size === 'string' ? parseText(size) : size;
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0) return undefined;
  return bytes;
}

function parseText(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(KiB|MiB|GiB)$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * UNIT_BYTES[match[2] as SizeUnit];
}

/** The shortest exact spelling: `4MiB`, `1536KiB`, `100 bytes`. */
export function formatSize(sizeBytes: number): string {
  for (const unit of ['GiB', 'MiB', 'KiB'] as const) {
    if (sizeBytes > 0 && sizeBytes % UNIT_BYTES[unit] === 0) return `${sizeBytes / UNIT_BYTES[unit]}${unit}`;
  }
  return `${sizeBytes} bytes`;
}
