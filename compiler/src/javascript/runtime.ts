import { CheckFailure, type Slice, slice } from '@bulkhead/bare';
import type { CheckKind } from '../context/check.ts';
import { type BigOperations, bigOperations, type NumberOperations, numberOperations } from './integers.ts';

/** Where a check stands: kind, line and text, by the number that it has in both back ends. */
export type CheckSites = Readonly<Record<number, readonly [kind: CheckKind, line: number, text: string]>>;

/** Fails the check `id`; `kind` serves where the C back end has proved that it cannot fail (`id` is 0). */
export type Fail = (id: number, kind: CheckKind) => never;

/** What the JavaScript of one module calls. */
export interface Runtime {
  readonly u8: NumberOperations;
  readonly u16: NumberOperations;
  readonly u32: NumberOperations;
  readonly i8: NumberOperations;
  readonly i16: NumberOperations;
  readonly i32: NumberOperations;
  readonly u64: BigOperations;
  readonly i64: BigOperations;
  /** The element of an array; the index is checked against the length. */
  at<T>(array: ArrayLike<T>, index: number, id: number): T;
  /** The index, checked. */
  index(array: ArrayLike<unknown>, index: number, id: number): number;
  /** A number of which there are so many. */
  below(value: number, limit: number, id: number): number;
  character(text: string, index: number, id: number): number;
  /** A slice whose range is checked. */
  slice<T>(array: Slice<T>, start: number, end: number, id: number): Slice<T>;
  nonNull<T>(reference: T | null, id: number): T;
  assert(condition: boolean, id: number): void;
  fail(id: number, kind: CheckKind): never;
}

/** The checked operations of a module, whose failures name the module's file and lines. */
export function runtimeOf(file: string, sites: CheckSites): Runtime {
  const fail: Fail = (id, kind) => {
    const [known, line, text] = sites[id] ?? [kind, 0, 'a check that was held to be proved'];
    throw new CheckFailure(`${file}:${line}: ${known} check failed: ${text}`, known, file, line, id);
  };
  const index = (array: ArrayLike<unknown>, at: number, id: number): number => {
    if (!(at >= 0 && at < array.length)) fail(id, 'index');
    return at;
  };
  return {
    u8: numberOperations(8, false, fail),
    u16: numberOperations(16, false, fail),
    u32: numberOperations(32, false, fail),
    i8: numberOperations(8, true, fail),
    i16: numberOperations(16, true, fail),
    i32: numberOperations(32, true, fail),
    u64: bigOperations(false, fail),
    i64: bigOperations(true, fail),
    at: <T>(array: ArrayLike<T>, at: number, id: number): T => array[index(array, at, id)] as T,
    index,
    below: (value, limit, id) => (value < limit ? value : fail(id, 'index')),
    character: (text, at, id) => {
      if (!(at >= 0 && at < text.length)) fail(id, 'index');
      return text.charCodeAt(Number(at));
    },
    slice: (array, start, end, id) => {
      if (!(start <= end && end <= array.length)) fail(id, 'index');
      return slice(array, start, end);
    },
    nonNull: <T>(reference: T | null, id: number): T => {
      if (reference === null) fail(id, 'null');
      return reference as T;
    },
    assert: (condition, id) => {
      if (!condition) fail(id, 'assert');
    },
    fail,
  };
}
