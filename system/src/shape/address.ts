const ADDRESS_LIMIT = 1n << 48n;

/** An authored address as a bigint; undefined when it is none (48 bits are the most an AArch64 core has without LPA). */
export function toAddress(value: unknown): bigint | undefined {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) return undefined;
  const address = BigInt(value as bigint | number);
  return address >= 0n && address < ADDRESS_LIMIT ? address : undefined;
}
