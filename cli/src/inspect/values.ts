/** How the values of an image are written: addresses in hexadecimal, everything else as a person would. */
import { actionName } from '@bulkhead/system';

/** A part of an image: names and what they are. */
export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

export function hex(value: bigint | number): string {
  return `0x${value.toString(16)}`;
}

/** A `HealthAction` in the words of descriptions. */
export function action(number: number): string {
  return actionName(number) ?? `${number}`;
}

/** The word at the value's place, or the value itself when it has none. */
export function word(words: readonly string[], value: number): string {
  return words[value] ?? `${value}`;
}

/** The first `count` of a fixed array. */
export function first<T>(all: ArrayLike<T>, count: number): T[] {
  return Array.from(all).slice(0, count);
}
