/**
 * What an A64 instruction does to the stack and to the flow of control. Encodings: Arm ARM DDI 0487,
 * C4.1 (index by encoding); everything else is `other`.
 */
export type Instruction =
  | { readonly kind: 'other' }
  /** The stack grows by so many bytes, or shrinks. */
  | { readonly kind: 'stack'; readonly bytes: number }
  /** By an amount that is only known at run time. */
  | { readonly kind: 'unboundedStack' }
  /** Another stack is used from here on. */
  | { readonly kind: 'switchStack' }
  | { readonly kind: 'call'; readonly target: number }
  | { readonly kind: 'branch'; readonly target: number; readonly isConditional: boolean }
  | { readonly kind: 'indirectCall' }
  | { readonly kind: 'indirectBranch'; readonly register: number }
  /** Nothing follows: a return, or a breakpoint. */
  | { readonly kind: 'end' };

const SP = 31;
const FRAME_POINTER = 29;
const OTHER: Instruction = { kind: 'other' };

/** Decodes the instruction `word` at `address`. */
export function decode(word: number, address: number): Instruction {
  return decodeBranch(word, address) ?? decodeStack(word) ?? OTHER;
}

/** The register that an `add` writes; jump tables are branched through such a sum. */
export function sumRegister(word: number): number | undefined {
  const isAdd = (word & 0x7f200000) >>> 0 === 0x0b000000 || (word & 0x7fe00000) >>> 0 === 0x0b200000;
  return isAdd ? word & 31 : undefined;
}

function decodeBranch(word: number, address: number): Instruction | undefined {
  const top = word >>> 26;
  if (top === 0b100101) return { kind: 'call', target: address + signed(word, 0, 26) * 4 };
  if (top === 0b000101)
    return { kind: 'branch', target: address + signed(word, 0, 26) * 4, isConditional: false };
  const isCondition = (word & 0xff000000) >>> 0 === 0x54000000;
  const isCompare = (word & 0x7e000000) >>> 0 === 0x34000000;
  if (isCondition || isCompare)
    return { kind: 'branch', target: address + signed(word, 5, 19) * 4, isConditional: true };
  if ((word & 0x7e000000) >>> 0 === 0x36000000)
    return { kind: 'branch', target: address + signed(word, 5, 14) * 4, isConditional: true };
  return decodeRegisterBranch(word);
}

function decodeRegisterBranch(word: number): Instruction | undefined {
  const operation = (word & 0xfffffc1f) >>> 0;
  if (operation === 0xd61f0000) return { kind: 'indirectBranch', register: (word >>> 5) & 31 };
  if (operation === 0xd63f0000) return { kind: 'indirectCall' };
  const isReturn = operation === 0xd65f0000 || word >>> 0 === 0xd69f03e0;
  const isBreakpoint = (word & 0xffe0001f) >>> 0 === 0xd4200000;
  const isUndefined = word >>> 16 === 0;
  return isReturn || isBreakpoint || isUndefined ? { kind: 'end' } : undefined;
}

function decodeStack(word: number): Instruction | undefined {
  const [destination, base] = [word & 31, (word >>> 5) & 31];
  const immediate = (word & 0xff800000) >>> 0;
  if (destination === SP && (immediate === 0xd1000000 || immediate === 0x91000000)) {
    if (base === FRAME_POINTER) return { kind: 'unboundedStack' };
    if (base !== SP) return { kind: 'switchStack' };
    const bytes = ((word >>> 10) & 0xfff) << ((word >>> 22) & 1 ? 12 : 0);
    return { kind: 'stack', bytes: immediate === 0xd1000000 ? bytes : -bytes };
  }
  const extended = (word & 0xffe00000) >>> 0;
  const isSum = extended === 0xcb200000 || extended === 0x8b200000;
  // AND, ORR and EOR with an immediate can write the stack pointer.
  const isLogical = immediate === 0x92000000 || immediate === 0xb2000000 || immediate === 0xd2000000;
  if (destination === SP && (isSum || isLogical)) return { kind: 'unboundedStack' };
  return base === SP ? decodeWriteback(word) : undefined;
}

/** Loads and stores that move the stack pointer: pre- and post-indexed. */
function decodeWriteback(word: number): Instruction | undefined {
  const isIndexedPair = (word & 0x3a800000) >>> 0 === 0x28800000;
  if (isIndexedPair) {
    const [option, isVector] = [word >>> 30, (word >>> 26) & 1];
    const scale = isVector ? 4 << option : option === 2 ? 8 : 4;
    return { kind: 'stack', bytes: -signed(word, 15, 7) * scale };
  }
  const isIndexed = (word & 0x3b200400) >>> 0 === 0x38000400;
  return isIndexed ? { kind: 'stack', bytes: -signed(word, 12, 9) } : undefined;
}

function signed(word: number, low: number, width: number): number {
  return (word << (32 - low - width)) >> (32 - width);
}
