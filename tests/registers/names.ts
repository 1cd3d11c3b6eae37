/** What the assembler calls each encoding of a register or of SYS: `names.json`, which `npm run registers -- --names` makes with llvm-mc. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENCODINGS } from './outcome.ts';

const FILE = fileURLToPath(new URL('names.json', import.meta.url));

/** By encoding: op0, op1, CRn, CRm, op2. */
export type Names = ReadonlyMap<number, string>;

export function readNames(): Names {
  const names = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>;
  return new Map(Object.entries(names).map(([encoding, name]) => [Number(encoding), name]));
}

/** S<op0>_<op1>_C<n>_C<m>_<op2>, as the assembler takes it. */
export function genericName(encoding: number): string {
  const { op0, op1, crn, crm, op2 } = fieldsOf(encoding);
  return `S${op0}_${op1}_C${crn}_C${crm}_${op2}`;
}

export function fieldsOf(encoding: number) {
  return {
    op0: encoding >> 14,
    op1: (encoding >> 11) & 7,
    crn: (encoding >> 7) & 15,
    crm: (encoding >> 3) & 15,
    op2: encoding & 7,
  };
}

/** Extensions whose registers llvm-mc names only when asked (LLVM 14). */
const EXTENSIONS = [
  ...['v8.7a', 'v9.2a', 'sve', 'sme', 'mte', 'ras', 'lor', 'vh', 'amvs', 'am', 'trbe', 'ete', 'brbe', 'spe'],
  ...['rme', 'pauth', 'rand', 'ssbs', 'predres', 'ccdp', 'ccidx', 'nv', 'mpam', 'dit', 'tracev8.4', 'sel2'],
  ...['tlb-rmi', 'flagm', 'pan', 'pan-rwv', 'uaops', 'fgt', 'ecv', 'wfxt', 'hcx', 'ls64', 'xs', 'spe-eef'],
];
const READ = 1 << 21;
/** Hints, barriers and MSR (immediate), op0 0, are told by their fields. */
const FIRST = 1 << 14;

/** The word that `sweep.S` executes, of op0 1 to 3. */
function instruction(encoding: number, read: boolean): number {
  return 0xd500_0000 + (read ? READ : 0) + encoding * 32;
}

/** The text of each instruction. */
function disassemble(words: readonly number[]): string[] {
  const bytes = (word: number) =>
    [0, 8, 16, 24].map((shift) => `0x${((word >>> shift) & 0xff).toString(16)}`);
  const extensions = EXTENSIONS.map((name) => `+${name}`).join(',');
  const { stdout, error } = spawnSync(
    'llvm-mc',
    ['-triple=aarch64', `-mattr=${extensions}`, '--disassemble'],
    { input: words.map((word) => bytes(word).join(' ')).join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (error) throw error;
  const lines = stdout.split('\n').map((line) => line.trim().replaceAll('\t', ' '));
  return lines.filter((line) => line !== '' && line !== '.text');
}

/** A register's name, or an instruction without its register; undefined where there is none. */
function nameIn(text: string): string | undefined {
  const name = /^mrs \w+, (.+)$/.exec(text)?.[1] ?? /^msr (\w+), \w+$/.exec(text)?.[1];
  if (name !== undefined) return /^S\d_/.test(name) ? undefined : name;
  return /^sysl? /.test(text) ? undefined : text.replace(/, x0$/, '');
}

/** Writes `names.json`. */
export function writeNames(): void {
  const all = Array.from({ length: ENCODINGS - FIRST }, (_, index) => FIRST + index);
  const read = disassemble(all.map((encoding) => instruction(encoding, true)));
  const written = disassemble(all.map((encoding) => instruction(encoding, false)));
  const named = all.flatMap((encoding, index) => {
    const both = new Set([nameIn(read[index]!), nameIn(written[index]!)]);
    const names = [...both].filter((name) => name !== undefined);
    return names.length === 0 ? [] : [[`0x${encoding.toString(16)}`, names.join(', ')] as const];
  });
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(named), null, 2)}\n`);
}
