/**
 * State that several cores share. In Node one core runs, so these hold their values plainly; a lock that is
 * taken twice fails a check there, where the target would wait for ever.
 */
import { CheckFailure } from './check-failure.ts';
import type { Integer, u32 } from './index.ts';
import { defaultName, wrapTo } from './modular.ts';

/** An integer or a boolean that every core may read and write, each time as a whole. */
export class Atomic<T extends Integer | boolean> {
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }
  /** Reads; what the writer had written before its `store` is seen after this (acquire). */
  load(): T {
    return this.#value;
  }
  /** Writes; whoever loads the value sees what was written before (release). */
  store(value: T): void {
    this.#value = value;
  }
  /** Plain accesses in one piece, without any order. */
  loadRelaxed(): T {
    return this.#value;
  }
  storeRelaxed(value: T): void {
    this.#value = value;
  }
  /** Adds, wrapping; returns the value before (acquire and release, as below). */
  add(value: T): T;
  add(value: T, type = defaultName(value as Integer)): T {
    const before = this.#value;
    this.#value = wrapTo(BigInt(before) + BigInt(value), type) as T;
    return before;
  }
  /** Writes, and returns the value before. */
  exchange(value: T): T {
    const before = this.#value;
    this.#value = value;
    return before;
  }
  /** Writes `desired` if the value is `expected`; returns the value before. */
  compareExchange(expected: T, desired: T): T {
    const before = this.#value;
    if (before === expected) this.#value = desired;
    return before;
  }
}
export function atomic<T extends Integer | boolean>(value: T): Atomic<T> {
  return new Atomic(value);
}

const CONTENT = Symbol('content');
const HELD = Symbol('held');

/** An object that is reached only while its lock is held. */
export class Locked<T extends object> {
  readonly [CONTENT]: T;
  [HELD] = false;

  constructor(content: T) {
    this[CONTENT] = content;
  }
}
export function locked<T extends object>(content: T): Locked<T> {
  return new Locked(content);
}

/** The right to what a lock protects; it ends with the scope of its `using`. */
export class Guard<T extends object> {
  readonly #locked: Locked<T>;

  constructor(taken: Locked<T>) {
    if (taken[HELD]) throw new CheckFailure('the lock is held already');
    taken[HELD] = true;
    this.#locked = taken;
  }
  get value(): T {
    return this.#locked[CONTENT];
  }
  [Symbol.dispose](): void {
    this.#locked[HELD] = false;
  }
}
/** `using guard = acquire(x)`: waits for its turn. */
export function acquire<T extends object>(from: Locked<T>): Guard<T> {
  return new Guard(from);
}
/** `using guard = tryAcquire(x)`: null when another core holds the lock. */
export function tryAcquire<T extends object>(from: Locked<T>): Guard<T> | null {
  return from[HELD] ? null : new Guard(from);
}
/** Behind `holds` and `forceRelease` of `@bulkhead/bare/unsafe`. */
export function isHeld<T extends object>(locked: Locked<T>): boolean {
  return locked[HELD];
}
export function release<T extends object>(from: Locked<T>): void {
  from[HELD] = false;
}

/** One object for each core; a core reaches its own. */
export class PerCpu<T extends object> {
  readonly #instances: readonly T[];

  constructor(instances: readonly T[]) {
    this.#instances = instances;
  }
  /** That of the core that runs this. */
  own(): T {
    return this.of(0);
  }
  /** That of the core with this number: while only the first core runs, or by an unsafe claim. */
  of(core: u32): T {
    const instance = this.#instances[core];
    if (instance === undefined) throw new CheckFailure(`there is no core ${core}`, 'index');
    return instance;
  }
}
export function perCpu<T extends object>(cores: number, make: () => T): PerCpu<T> {
  return new PerCpu(Array.from({ length: cores }, make));
}
