/** `Pool`: objects in memory that is given when the program starts. */
import { CheckFailure } from './check-failure.ts';
import type { u32 } from './index.ts';

/** Up to `maximum` objects, as many as the memory is for that `placePool` gives them; in Node all of them at once. */
export class Pool<T extends object> {
  readonly #objects: readonly T[];
  #count: number;

  constructor(objects: readonly T[]) {
    this.#objects = objects;
    this.#count = objects.length;
  }
  /** How many there are; 0 before they have their memory. */
  count(): u32 {
    return this.#count;
  }
  /** That with this number, which is checked. */
  of(index: u32): T {
    const object = index < this.#count ? this.#objects[index] : undefined;
    if (object === undefined) throw new CheckFailure(`there is no object ${index}`, 'index');
    return object;
  }
  /** Behind `placePool` of `@bulkhead/bare/unsafe`. */
  place(count: number): void {
    if (count > this.#objects.length) throw new CheckFailure(`there are no ${count} objects`, 'index');
    this.#count = count;
  }
}

/** Objects of which every byte is zero at first; `make` says what they are. */
export function pool<T extends object>(maximum: number, make: () => T): Pool<T> {
  return new Pool(Array.from({ length: maximum }, make));
}
