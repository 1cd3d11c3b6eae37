/**
 * Memory that two ends share, as Arm's memory model lets them see it: a store becomes visible some time later, a
 * store-release after all stores before it, and across `dmb st` in order; other stores in any order. Loads are in
 * order. An access of an end can be its last for now: `Agent` goes on from there.
 */

interface Store {
  readonly kind: 'plain' | 'release' | 'barrier';
  readonly address: bigint;
  readonly value: bigint;
}

export class SharedMemory {
  readonly words = new Map<bigint, bigint>();
  /** What the other end could not have written, but has: replaces what is loaded. */
  tamper: ((address: bigint, found: bigint) => bigint) | undefined;
  /** Whether `dmb st` does what it should. */
  hasBarriers = true;

  load(address: bigint, pending: readonly Store[]): bigint {
    const own = pending.findLast((store) => store.kind !== 'barrier' && store.address === address);
    const found = own?.value ?? this.words.get(address) ?? 0n;
    return this.tamper ? this.tamper(address, found) : found;
  }

  /** Makes one of the stores visible that may be next, chosen by a number. */
  commit(pending: Store[], choice: number): void {
    const eligible = pending.filter((store, index) => mayBeNext(store, pending.slice(0, index)));
    const store = eligible[choice % eligible.length];
    if (store === undefined) return;
    pending.splice(pending.indexOf(store), 1);
    if (store.kind !== 'barrier') this.words.set(store.address, store.value);
  }
}

function mayBeNext(store: Store, earlier: readonly Store[]): boolean {
  if (store.kind !== 'plain') return earlier.length === 0;
  return earlier.every((one) => one.kind !== 'barrier' && one.address !== store.address);
}

/** Thrown out of an operation after its next access; the next step repeats it up to there. */
class Suspended extends Error {}

/** One end: runs operations, an access a step. Its private state is in `objects`. */
export class Agent<Result> {
  readonly pending: Store[] = [];
  private done: bigint[] = [];
  private before: string;
  private position = 0;

  constructor(
    private readonly memory: SharedMemory,
    private readonly objects: readonly object[],
    private readonly operation: () => Result,
  ) {
    this.before = this.snapshot();
  }

  /** Goes on by one access; the result when the operation is complete. */
  step(): { readonly result: Result } | undefined {
    this.restore();
    this.position = 0;
    current = this;
    try {
      const result = this.operation();
      this.done = [];
      this.before = this.snapshot();
      return { result };
    } catch (error) {
      if (error instanceof Suspended) return undefined;
      throw error;
    } finally {
      current = undefined;
    }
  }

  /** All of the next operation, at once. */
  complete(): Result {
    for (;;) {
      const finished = this.step();
      while (this.pending.length > 0) this.memory.commit(this.pending, 0);
      if (finished) return finished.result;
    }
  }

  load(address: bigint): bigint {
    return this.access(() => this.memory.load(address, this.pending));
  }

  store(kind: Store['kind'], address = 0n, value = 0n): void {
    if (kind === 'barrier' && !this.memory.hasBarriers) return;
    this.access(() => {
      this.pending.push({ kind, address, value });
      return 0n;
    });
  }

  /** Repeats what was found before; one new access, and no more. */
  private access(perform: () => bigint): bigint {
    const known = this.done[this.position++];
    if (known !== undefined) return known;
    this.done.push(perform());
    throw new Suspended();
  }

  private snapshot(): string {
    return JSON.stringify(this.objects, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  }

  private restore(): void {
    const state = JSON.parse(this.before, (_, value) =>
      typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
    ) as object[];
    for (const [index, object] of this.objects.entries()) Object.assign(object, state[index]);
  }
}

let current: Agent<unknown> | undefined;

/** The end that is at work. */
export function agent(): Agent<unknown> {
  if (current === undefined) throw new Error('an access outside of a step');
  return current;
}
