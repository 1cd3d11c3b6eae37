/** The outcomes of one sweep as rows of a table: what behaves alike and has names alike is one row. */
import { fieldsOf, genericName, type Names } from './names.ts';
import { type Direction, ENCODINGS, type Found, type Kind, type Level } from './outcome.ts';

export const COLUMNS: readonly (readonly [level: Level, direction: Direction])[] = [
  ['EL1', 'read'],
  ['EL1', 'write'],
  ['EL0', 'read'],
  ['EL0', 'write'],
];

export type Kinds = readonly Kind[];

export interface Row {
  readonly first: number;
  last: number;
  count: number;
  readonly kinds: Kinds;
  /** What the hypervisor answers to a read at EL1. */
  readonly value: bigint | undefined;
  readonly names: string[];
  /** The name with its digits left out. */
  readonly stem: string;
}

export function kindsOf(found: Found, encoding: number): Kinds {
  return COLUMNS.map(([level, direction]) => found.outcome(level, direction, encoding).kind);
}

/** The CPU alone decides: the hypervisor and what it passes are not asked. */
export function isPlain(kinds: Kinds): boolean {
  return kinds.every((kind) => kind === 'undefined');
}

/** MSR (immediate), barriers and hints, by op1, CRn and op2; CRm is their operand (Arm ARM C4.1.66 to C4.1.69). */
const OPERATIONS: Readonly<Record<string, string>> = {
  '3-2-*': 'hints: NOP, YIELD, WFE, WFI, SEV …',
  '3-3-1': 'DSB (nXS)',
  '3-3-2': 'CLREX',
  '3-3-4': 'DSB',
  '3-3-5': 'DMB',
  '3-3-6': 'ISB',
  '3-3-7': 'SB',
  '0-4-0': 'CFINV',
  '0-4-1': 'XAFLAG',
  '0-4-2': 'AXFLAG',
  '0-4-3': 'msr UAO, #',
  '0-4-4': 'msr PAN, #',
  '0-4-5': 'msr SPSel, #',
  '3-4-1': 'msr SSBS, #',
  '3-4-2': 'msr DIT, #',
  '3-4-3': 'SMSTART, SMSTOP',
  '3-4-6': 'msr DAIFSet, #',
  '3-4-7': 'msr DAIFClr, #',
};

function nameOf(names: Names, encoding: number): string {
  const { op0, op1, crn, op2 } = fieldsOf(encoding);
  if (op0 > 0) return names.get(encoding) ?? '';
  return OPERATIONS[`${op1}-${crn}-${op2}`] ?? OPERATIONS[`${op1}-${crn}-*`] ?? '';
}

/** Rows of the encodings that `wanted` takes, in order. */
export function rowsOf(
  found: Found,
  names: Names,
  wanted: (encoding: number, kinds: Kinds) => boolean,
): readonly Row[] {
  const rows: Row[] = [];
  for (let encoding = 0; encoding < ENCODINGS; encoding++) {
    const kinds = kindsOf(found, encoding);
    if (wanted(encoding, kinds)) add(rows, rowOf(found, names, encoding, kinds));
  }
  return rows;
}

function rowOf(found: Found, names: Names, encoding: number, kinds: Kinds): Row {
  const name = nameOf(names, encoding);
  const value = kinds[0] === 'emulated' ? found.value(encoding) : undefined;
  const stem = name === '' ? `S${encoding >> 11}` : name.replace(/\d+(?=_EL|$)/, '');
  return { first: encoding, last: encoding, count: 1, kinds, value, names: [name], stem };
}

/** A family goes on as long as nothing else lies between, and debug and PMU registers alternate. */
const REACH = 8;

function add(rows: Row[], row: Row): void {
  const before = rows.slice(-REACH).find((one) => isSame(one, row));
  if (!before) {
    rows.push(row);
    return;
  }
  before.last = row.last;
  before.count += 1;
  if (!before.names.includes(row.names[0]!)) before.names.push(row.names[0]!);
}

function isSame(one: Row, other: Row): boolean {
  const isOperation = one.first >> 14 === 0 && other.first >> 14 === 0;
  const sameName = isOperation ? one.names[0] === other.names[0] : one.stem === other.stem;
  return sameName && one.value === other.value && one.kinds.join() === other.kinds.join();
}

/** `PMEVCNTR0_EL0 to PMEVCNTR5_EL0`. */
export function titleOf({ names }: Row): string {
  const [first, last] = [names[0]!, names.at(-1)!];
  if (first === '') return '';
  return names.length === 1 ? `\`${first}\`` : `\`${first}\` to \`${last}\``;
}

/** The encoding, or the first and the last of several. */
export function encodingOf({ first, last, count }: Row): string {
  if (count === 1) return genericName(first);
  const dense = last - first === count - 1 ? '' : `, ${count} of these`;
  return `${genericName(first)} to ${genericName(last).replace(/^S\d_\d_/, '')}${dense}`;
}
