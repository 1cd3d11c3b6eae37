/** Kinds of field that the description is made of. */
import { parseSize } from '@bulkhead/boards';
import { parseDuration } from '../authored/duration.ts';
import { toAddress } from './address.ts';
import { type Field, isRecord } from './record.ts';

export const text: Field = {
  expected: 'a string that is not empty',
  test: (value) => typeof value === 'string' && value !== '',
};
export const anyText: Field = { expected: 'a string', test: (value) => typeof value === 'string' };
export const record: Field = { expected: 'an object', test: isRecord };
export const array: Field = { expected: 'an array', test: Array.isArray };
export const integer: Field = { expected: 'a whole number', test: Number.isInteger };
export const integers: Field = {
  expected: 'an array of whole numbers',
  test: (value) => Array.isArray(value) && value.every(Number.isInteger),
};
export const size: Field = {
  expected: 'a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"',
  test: (value) => parseSize(value) !== undefined,
  code: 'BS2004',
};
export const address: Field = {
  expected: 'an address: a bigint, or a whole number, below 2^48',
  test: (value) => toAddress(value) !== undefined,
  code: 'BS2009',
};
export const duration: Field = {
  expected: 'a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"',
  test: (value) => parseDuration(value) !== undefined,
  code: 'BS2011',
};
export const texts: Field = {
  expected: 'an array of strings',
  test: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
export const patterns: Field = {
  expected: 'an array of strings and regular expressions',
  test: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' || item instanceof RegExp),
};

export function oneOf(...values: unknown[]): Field {
  return { expected: `one of ${values.join(', ')}`, test: (value) => values.includes(value) };
}
export function optional(field: Field): Field {
  return { ...field, optional: true };
}
