/** Slices: references to elements of an array whose number is known at run time. */

import { CheckFailure } from './check-failure.ts';
import type { u8, u32 } from './index.ts';

/** Elements that are only read: a `Slice`, an array, a table of constants or the bytes of a text. */
export interface ReadonlySlice<T> {
  readonly length: u32;
  readonly __writes?: boolean;
  readonly [index: number]: T;
  [Symbol.iterator](): Iterator<T>;
}

/** Elements of an array, from a first one up to a length. Every index is checked. */
export interface Slice<T> {
  readonly length: u32;
  readonly __writes?: true;
  [index: number]: T;
  [Symbol.iterator](): Iterator<T>;
}

/** The elements from `start` up to, not including, `end`; the range is checked. */
export function slice<T>(elements: Slice<T>, start: u32, end: u32): Slice<T>;
export function slice<T>(elements: ReadonlySlice<T>, start: u32, end: u32): ReadonlySlice<T>;
export function slice<T>(elements: ReadonlySlice<T>, start: u32, end: u32): ReadonlySlice<T> {
  const written = elements as Slice<T>;
  if (!(start <= end && end <= elements.length))
    throw new CheckFailure(`${start} to ${end} is no range of ${elements.length} elements`, 'index');
  const at = (key: string | symbol): number => start + Number(key);
  const length = end - start;
  function* iterate(): Iterator<T> {
    for (let i = 0; i < length; i++) yield elements[start + i] as T;
  }
  return new Proxy({} as Slice<T>, {
    get: (_, key) => (key === 'length' ? length : key === Symbol.iterator ? iterate : elements[at(key)]),
    set: (_, key, value: T) => {
      written[at(key)] = value;
      return true;
    },
  });
}

/** The characters of a text, which are ASCII. */
export function bytesOf(text: string): ReadonlySlice<u8> {
  return Array.from(text, (character): u8 => character.charCodeAt(0));
}
