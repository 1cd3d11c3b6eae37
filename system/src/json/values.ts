/** Values of a description that JSON does not have: large numbers, times as bigints, regular expressions. */
import { isRecord } from '../shape/record.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Fields whose bigints are nanoseconds. */
const TIMES: ReadonlySet<string> = new Set([
  ...['period', 'budget', 'majorFrame', 'start', 'duration'],
  ...['within', 'backOff', 'timeout'],
]);
/** Fields of a description that are addresses. */
const ADDRESSES: ReadonlySet<string> = new Set(['ramPa', 'ramIpa', 'ipa', 'loadAddress', 'entry', 'address']);
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;

/** A value as JSON; fields that are undefined are left out, as if they had not been written. */
export function encodeValue(value: unknown, field = ''): Json {
  if (typeof value === 'bigint') return TIMES.has(field) ? `${value}ns` : hexadecimal(value);
  if (value instanceof RegExp) return { pattern: value.source, flags: value.flags };
  if (Array.isArray(value)) return value.map((item) => encodeValue(item, field));
  if (!isRecord(value)) return value as Json;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([name, item]) => [name, encodeValue(item, name)]));
}

/** The value that JSON stands for. */
export function decodeValue(json: unknown, field = ''): unknown {
  if (typeof json === 'string' && ADDRESSES.has(field) && HEXADECIMAL.test(json)) return BigInt(json);
  if (Array.isArray(json)) return json.map((item) => decodeValue(item, field));
  if (!isRecord(json)) return json;
  if (field === 'console' && typeof json.pattern === 'string') return toPattern(json);
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, decodeValue(item, name)]));
}

/** A pattern that is none is left as it is, for the checks to report. */
function toPattern(json: Record<string, unknown>): unknown {
  try {
    return new RegExp(String(json.pattern), typeof json.flags === 'string' ? json.flags : '');
  } catch {
    return json;
  }
}

export function hexadecimal(value: bigint): string {
  return `0x${value.toString(16)}`;
}

/** Every bigint of a board is an address. */
export function decodeFacts(json: unknown): unknown {
  if (typeof json === 'string' && HEXADECIMAL.test(json)) return BigInt(json);
  if (Array.isArray(json)) return json.map(decodeFacts);
  if (!isRecord(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, decodeFacts(item)]));
}
