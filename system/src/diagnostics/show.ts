/** How values appear in diagnostics. */

/** A value as its author would write it, cut short when it is long. */
export function showValue(value: unknown): string {
  const text = spell(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function spell(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'bigint') return showAddress(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `[${value.map(spell).join(', ')}]`;
  if (value instanceof RegExp) return String(value);
  if (typeof value === 'object' && value !== null) return `an object {${Object.keys(value).join(', ')}}`;
  return String(value);
}

/** `0x4000_0000`: hexadecimal in groups of four, at least eight digits. */
export function showAddress(address: bigint): string {
  if (address < 0n) return `-${showAddress(-address)}`;
  const digits = address.toString(16);
  const padded = digits.padStart(Math.max(8, Math.ceil(digits.length / 4) * 4), '0');
  return `0x${padded.replace(/(?<=.)(?=(.{4})+$)/g, '_')}`;
}

/** Both ends of a range, the last byte included. */
export function showRange(start: bigint, sizeBytes: number | bigint): string {
  return `${showAddress(start)} to ${showAddress(start + BigInt(sizeBytes) - 1n)}`;
}

export function showList(names: readonly (string | number)[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
