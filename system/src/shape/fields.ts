/** Kinds of field that the description is made of. */
import { parseSize } from '@bulkhead/boards';
import { parseDuration } from '../authored/duration.ts';
import { toAddress } from './address.ts';
import { type Field, isRecord, type Schema } from './record.ts';

/** As `parseSize` and `parseDuration` read them. */
const SIZE = '^[0-9]+([.][0-9]+)?(KiB|MiB|GiB)$';
const DURATION = '^[0-9]{1,20}([.][0-9]{1,9})?(ns|us|ms|s)$';
/** A regular expression. */
const PATTERN: Schema = {
  type: 'object',
  properties: { pattern: { type: 'string' }, flags: { type: 'string' } },
  required: ['pattern'],
  additionalProperties: false,
};

export const text: Field = {
  expected: 'a string that is not empty',
  schema: { type: 'string', minLength: 1 },
  test: (value) => typeof value === 'string' && value !== '',
};
export const anyText: Field = {
  expected: 'a string',
  schema: { type: 'string' },
  test: (value) => typeof value === 'string',
};
export const record: Field = { expected: 'an object', schema: { type: 'object' }, test: isRecord };
export const array: Field = { expected: 'an array', schema: { type: 'array' }, test: Array.isArray };
export const integer: Field = {
  expected: 'a whole number',
  schema: { type: 'integer' },
  test: Number.isInteger,
};
export const integers: Field = {
  expected: 'an array of whole numbers',
  schema: { type: 'array', items: { type: 'integer' } },
  test: (value) => Array.isArray(value) && value.every(Number.isInteger),
};
export const size: Field = {
  expected: 'a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"',
  schema: {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: SIZE },
    ],
  },
  test: (value) => parseSize(value) !== undefined,
  code: 'BS2004',
};
export const address: Field = {
  expected: 'an address: a bigint, or a whole number, below 2^48',
  schema: {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: '^0x[0-9a-fA-F]{1,12}$' },
    ],
  },
  test: (value) => toAddress(value) !== undefined,
  code: 'BS2009',
};
export const duration: Field = {
  expected: 'a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"',
  schema: { type: 'string', pattern: DURATION },
  test: (value) => parseDuration(value) !== undefined,
  code: 'BS2011',
};
export const texts: Field = {
  expected: 'an array of strings',
  schema: { type: 'array', items: { type: 'string' } },
  test: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
export const frequencies: Field = {
  expected: 'whole numbers of Hz by name',
  schema: { type: 'object', additionalProperties: { type: 'integer', minimum: 1, maximum: 2 ** 32 - 1 } },
  test: (value) =>
    isRecord(value) &&
    Object.values(value).every(
      (one) => Number.isInteger(one) && (one as number) > 0 && (one as number) < 2 ** 32,
    ),
};
export const patterns: Field = {
  expected: 'an array of strings and regular expressions',
  schema: { type: 'array', items: { anyOf: [{ type: 'string' }, PATTERN] } },
  test: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' || item instanceof RegExp),
};

export function oneOf(...values: unknown[]): Field {
  return {
    expected: `one of ${values.join(', ')}`,
    schema: { enum: values },
    test: (value) => values.includes(value),
  };
}
export function optional(field: Field): Field {
  return { ...field, optional: true };
}
