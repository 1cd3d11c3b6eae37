/** The attacker's program: compiled once, then given a seed and a range of operations. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileOnce } from '../../../cli/src/build/compile.ts';

const GUEST = fileURLToPath(new URL('../guest', import.meta.url));
const MARK = 'BULKHEAD-ATTACK:';

/** What `Parameters` of guest/parameters.unsafe.ts holds, in its order. */
export interface Parameters {
  readonly seed: bigint;
  readonly first: bigint;
  readonly count: bigint;
  /** A bit for each kind. */
  readonly kinds: bigint;
  readonly vcpus: bigint;
  readonly hasUart: bigint;
  /** A bit for each device of the board that it has, in the order of layouts.ts. */
  readonly devices: bigint;
  readonly hasWatchdog: bigint;
  /** Index of the partition that it may control; 0 if there is none. */
  readonly puppet: bigint;
  /** A line says how far the attack is, after so many operations. */
  readonly progress: bigint;
  /** Version of the interrupt controller. */
  readonly gic: bigint;
  /** Board-physical addresses. */
  readonly victim: bigint;
  readonly own: bigint;
}

/** The words of the file. */
const ORDER = [
  ...(['seed', 'first', 'count', 'kinds', 'vcpus', 'hasUart', 'devices', 'hasWatchdog'] as const),
  ...(['puppet', 'progress', 'gic', 'victim', 'own'] as const),
];

async function program(): Promise<string> {
  const at = (file: string) => join(GUEST, file);
  const compiled = await compileOnce({
    name: 'attacker',
    target: 'aarch64-el1',
    entries: [at('attacker.ts')],
    assembly: [at('start.S'), at('forms.S'), at('second.S')],
    linkerScript: at('attacker.ld'),
    stacks: [],
  });
  if ('errors' in compiled) throw new Error(compiled.errors);
  return compiled.elf;
}

/** Writes the program with its parameters to `file`. */
export async function writeAttacker(file: string, parameters: Parameters): Promise<void> {
  const bytes = Buffer.from(readFileSync(await program()));
  const at = bytes.indexOf(MARK, 0, 'latin1') + MARK.length;
  ORDER.forEach((name, index) => {
    bytes.writeBigUInt64LE(BigInt.asUintN(64, parameters[name]), at + index * 8);
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
