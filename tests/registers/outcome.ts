/** What the sweep says of each encoding, in words. */

/** Encodings: op0, op1, CRn, CRm, op2. */
export const ENCODINGS = 1 << 16;
/** What an exit costs at least, and what none does at most: nothing lies between (a test looks). */
export const LONGEST_WITHOUT_EXIT = 8;
export const SHORTEST_EXIT = 40;

/**
 * What became of an instruction. `passed`: the CPU executed it. `emulated`: the hypervisor did. `injected`: the
 * hypervisor had the guest take an undefined-instruction exception. `undefined`: the CPU did, EL2 had no part in it.
 * `trapped`: the CPU had EL0 trap to the guest's own EL1. `aborted`: the address that it was given.
 */
export type Kind = 'passed' | 'emulated' | 'injected' | 'undefined' | 'trapped' | 'aborted';

export interface Outcome {
  readonly kind: Kind;
  /** Instructions between the one before and the one behind, those of the hypervisor among them. */
  readonly instructions: number;
}

export type Level = 'EL1' | 'EL0';
export type Direction = 'read' | 'write';

/** All that one sweep found. */
export class Found {
  constructor(
    private readonly words: Uint32Array,
    private readonly values: BigUint64Array,
  ) {}

  /** An instruction that was ended by something else than an exception of its own is an error of the sweep. */
  outcome(level: Level, direction: Direction, encoding: number): Outcome {
    const at = 2 * ((level === 'EL0' ? ENCODINGS : 0) + encoding) + (direction === 'write' ? 1 : 0);
    const word = this.words[at]!;
    const instructions = word & 0xffff;
    return { kind: kindOf(word >>> 31 === 1, (word >>> 16) & 0x3f, instructions), instructions };
  }

  /** What reading it at EL1 gave. */
  value(encoding: number): bigint {
    return this.values[encoding]!;
  }
}

/** Exception classes (Arm ARM D19.2.37). */
const UNKNOWN = 0x00;
const WFX = 0x01;
const FLOATING_POINT = 0x07;
const SYSTEM_REGISTER = 0x18;
const SVE = 0x19;
const SME = 0x1d;
const DATA_ABORTS = [0x24, 0x25];

function kindOf(ended: boolean, exceptionClass: number, instructions: number): Kind {
  const exit = instructions >= SHORTEST_EXIT;
  if (!ended) return exit ? 'emulated' : 'passed';
  if (exceptionClass === UNKNOWN) return exit ? 'injected' : 'undefined';
  const own = [WFX, FLOATING_POINT, SYSTEM_REGISTER, SVE, SME].includes(exceptionClass);
  if (own && !exit) return 'trapped';
  if (DATA_ABORTS.includes(exceptionClass) && !exit) return 'aborted';
  throw new Error(`ended by an exception of class 0x${exceptionClass.toString(16)}${exit ? ' at EL2' : ''}`);
}

const WORDS = 4 * ENCODINGS;
/** What the guest leaves: outcomes, then values. */
export const RESULT_BYTES = 4 * WORDS + 8 * ENCODINGS;

/** Takes apart what the guest left. */
export function readFindings(bytes: Buffer): Found {
  const copy = new Uint8Array(bytes).buffer;
  return new Found(new Uint32Array(copy, 0, WORDS), new BigUint64Array(copy, 4 * WORDS, ENCODINGS));
}
