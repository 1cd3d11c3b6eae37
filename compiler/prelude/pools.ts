/** `Pool`: objects in memory that is given when the program starts. */
import { CheckFailure } from './check-failure.ts';
import type { u32 } from './index.ts';

/** Up to `maximum` objects, as many as the memory is for that `placePool` gives them; in Node `maximum` until then. */
export class Pool<T extends object> {
  readonly #maximum: number;
  readonly #make: () => T;
  readonly #objects: T[] = [];
  #count: number;

  constructor(maximum: number, make: () => T) {
    this.#maximum = maximum;
    this.#make = make;
    this.#count = maximum;
  }
  /** How many there are; 0 before they have their memory. */
  count(): u32 {
    return this.#count;
  }
  /** That with this number, which is checked. */
  of(index: u32): T {
    if (index >= this.#count) throw new CheckFailure(`there is no object ${index}`, 'index');
    this.#objects[index] ??= this.#make();
    return this.#objects[index];
  }
  /** Behind `placePool` of `@bulkhead/bare/unsafe`. */
  place(count: number): void {
    if (count > this.#maximum) throw new CheckFailure(`there are no ${count} objects`, 'index');
    this.#count = count;
  }
}

/** Objects of which every byte is zero at first; `make` says what they are. */
export function pool<T extends object>(maximum: number, make: () => T): Pool<T> {
  return new Pool(maximum, make);
}
