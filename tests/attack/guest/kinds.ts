/** The kinds of operations, what can come of one, and how often each kind comes. */
import { type Fixed, fixed, u8, u32, u64 } from '@bulkhead/bare';
import { random } from './random.ts';

/** Numbers are also those of the table of weights, of the ledger, and of the names in ../src/kinds.ts. */
export enum Kind {
  Plain = 0,
  Unaligned = 1,
  Pair = 2,
  Indexed = 3,
  Exclusive = 4,
  StoreExclusive = 5,
  Atomic = 6,
  Simd = 7,
  Zero = 8,
  Cache = 9,
  SetWay = 10,
  Translate = 11,
  Invalidate = 12,
  Fetch = 13,
  High = 14,
  Walk = 15,
  Device = 16,
  RegisterRead = 17,
  RegisterWrite = 18,
  System = 19,
  Word = 20,
  User = 21,
  Call = 22,
  UnknownCall = 23,
  ImmediateCall = 24,
  PortCall = 25,
  Console = 26,
  Channel = 27,
  Sgi = 28,
  Storm = 29,
  Sleep = 30,
  Spin = 31,
  CpuOn = 32,
  Reset = 33,
  Aarch32 = 34,
  OwnDevice = 35,
  Line = 36,
  Newer = 37,
  Watchdog = 38,
  Control = 39,
}

export const KINDS: u32 = 40;

/** What came of an operation. */
export enum Outcome {
  /** It was carried out, or had no effect. */
  Done = 0,
  /** The hypervisor gave an external abort. */
  Refused = 1,
  /** Undefined, whether the CPU or the hypervisor said so. */
  Undefined = 2,
  /** A call was answered with an error. */
  Denied = 3,
  /** Another exception, which is the attacker's own: of its stage 1, an alignment fault, SVC. */
  Own = 4,
  /** Its interrupt came meanwhile. */
  Interrupted = 5,
  /** Its life ended in the operation. */
  Restarted = 6,
}

export const OUTCOMES: u32 = 7;

/** How often each kind comes, in the order of `Kind`. */
const weights: readonly u32[] = [
  700, 300, 400, 400, 300, 100, 200, 300, 100, 200, 100, 200, 60, 300, 300, 400, 900, 500, 500, 300, 700, 500,
  500, 200, 100, 200, 40, 100, 100, 20, 20, 20, 60, 2, 150, 150, 80, 100, 50, 20,
];

/** As many entries of each kind as its weight says. */
const choices: Fixed<u8, 16384> = fixed(16384, 0);

class Chosen {
  total: u32 = 0;
}

const chosen = new Chosen();

/** Only kinds whose bit is set come from now on. */
export function allowKinds(allowed: u64): void {
  chosen.total = 0;
  for (let kind: u32 = 0; kind < KINDS; kind++) {
    if (((allowed >> u64(kind)) & 1n) === 0n) continue;
    for (let i: u32 = 0; i < weights[kind]; i++) {
      choices[chosen.total] = u8(kind);
      chosen.total += 1;
    }
  }
}

/** The kind of the operation whose numbers have begun. */
export function chooseKind(): Kind {
  return u32(choices[u32(random.below(u64(chosen.total)))]);
}
