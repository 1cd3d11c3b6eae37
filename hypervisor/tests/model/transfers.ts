/**
 * Loads and stores of general registers as the tables of the Arm ARM (C4.1.94) list them, a line each, and
 * what each does; written without a look at the hypervisor's decoder.
 */

/** What the instruction transfers; offsets in bytes. */
export interface Instruction {
  readonly name: string;
  readonly word: number;
  readonly load: boolean;
  readonly sizeBytes: number;
  /** Bits of the sign-extended result. */
  readonly signedTo?: 32 | 64;
  readonly registers: readonly number[];
  readonly base: number;
  readonly writeBack: boolean;
  readonly offset: bigint;
}

interface Line {
  readonly name: string;
  /** Bits 31 to 0; i is the offset, m the second register, n the base, t the register. */
  readonly bits: string;
  readonly sizeBytes: number;
  readonly signedTo?: 32 | 64;
}

const SINGLES: readonly (readonly [
  name: string,
  sizeAndOpc: string,
  sizeBytes: number,
  signedTo?: 32 | 64,
])[] = [
  ['strb', '0000', 1],
  ['ldrb', '0001', 1],
  ['ldrsb x', '0010', 1, 64],
  ['ldrsb w', '0011', 1, 32],
  ['strh', '0100', 2],
  ['ldrh', '0101', 2],
  ['ldrsh x', '0110', 2, 64],
  ['ldrsh w', '0111', 2, 32],
  ['str w', '1000', 4],
  ['ldr w', '1001', 4],
  ['ldrsw', '1010', 4, 64],
  ['str x', '1100', 8],
  ['ldr x', '1101', 8],
];
const PAIRS: readonly (readonly [
  name: string,
  opc: string,
  load: string,
  sizeBytes: number,
  signedTo?: 64,
])[] = [
  ['stp w', '00', '0', 4],
  ['ldp w', '00', '1', 4],
  ['ldpsw', '01', '1', 4, 64],
  ['stp x', '10', '0', 8],
  ['ldp x', '10', '1', 8],
];
const PAIR_MODES = { 'no-allocate': '00', post: '01', offset: '10', pre: '11' };

export const LINES: readonly Line[] = [
  ...SINGLES.flatMap(([name, code, sizeBytes, signedTo]) =>
    (['01', '11'] as const).map((index) => ({
      name: `${name} ${index === '01' ? 'post' : 'pre'}`,
      bits: `${code.slice(0, 2)}111000${code.slice(2)}0iiiiiiiii${index}nnnnnttttt`,
      sizeBytes,
      ...(signedTo && { signedTo }),
    })),
  ),
  ...PAIRS.flatMap(([name, opc, load, sizeBytes, signedTo]) =>
    Object.entries(PAIR_MODES)
      .filter(([mode]) => name !== 'ldpsw' || mode !== 'no-allocate')
      .map(([mode, code]) => ({
        name: `${name} ${mode}`,
        bits: `${opc}10100${code}${load}iiiiiiimmmmmnnnnnttttt`,
        sizeBytes,
        ...(signedTo && { signedTo }),
      })),
  ),
];

/** The instruction that a word is, or undefined when no line of the tables fits it. */
export function readWord(word: number): Instruction | undefined {
  const digits = (word >>> 0).toString(2).padStart(32, '0');
  const line = LINES.find(({ bits }) => [...bits].every((bit, i) => !/[01]/.test(bit) || bit === digits[i]));
  return line && describe(line, digits, word);
}

/** A word of the line, with the bits of its fields taken from `fill`. */
export function wordOf(line: Line, fill: number): number {
  const digits = (fill >>> 0).toString(2).padStart(32, '0');
  return Number.parseInt([...line.bits].map((bit, i) => (/[01]/.test(bit) ? bit : digits[i])).join(''), 2);
}

function describe(line: Line, digits: string, word: number): Instruction {
  const field = (letter: string) => [...digits].filter((_, i) => line.bits[i] === letter).join('');
  const number = (letter: string) => Number.parseInt(field(letter), 2);
  const isPair = line.bits.includes('m');
  const offset = BigInt.asIntN(isPair ? 7 : 9, BigInt(number('i'))) * BigInt(isPair ? line.sizeBytes : 1);
  return {
    ...line,
    word,
    load: line.name.startsWith('ld'),
    registers: isPair ? [number('t'), number('m')] : [number('t')],
    base: number('n'),
    writeBack: /post|pre/.test(line.name),
    offset,
  };
}
