/** Images in which a run-time check of the hypervisor fails whenever it is reached. */
import { readFileSync } from 'node:fs';
import type { BuiltSystem } from '@bulkhead/cli';
import { readElf } from '../../../compiler/src/elf/elf.ts';

/** A check as the compiler's table lists it. */
export interface Check {
  readonly id: number;
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly function: string;
  readonly text: string;
}

/** The checks of a function of that file, all of the same text. */
export function checksOf(built: BuiltSystem, file: string, name: string, text: string): readonly Check[] {
  const table: unknown = JSON.parse(readFileSync(built.hypervisor.checks!, 'utf8'));
  const checks = (Array.isArray(table) ? table : (table as { checks: unknown }).checks) as Check[];
  const found = checks.filter(
    (check) => check.file.endsWith(`/${file}`) && check.function === name && check.text === text,
  );
  if (found.length === 0) throw new Error(`${name} of ${file} has no check ${text}`);
  return found;
}

/** Has the checks fail, wherever they were inlined: the branches to their `brk` are taken always. */
export function failChecks(image: Uint8Array, built: BuiltSystem, checks: readonly Check[]): void {
  const text = readElf(built.hypervisor.elf).sections.find(({ name }) => name === '.text')!;
  const view = new DataView(image.buffer, image.byteOffset);
  // The image is linked at 0: addresses are offsets.
  const start = Number(text.address);
  const addresses = Array.from({ length: text.sizeBytes >> 2 }, (_, index) => start + index * 4);
  const failures = new Set(checks.map(({ id }) => breakpoint(id)));
  let changed = 0;
  for (const address of addresses) {
    const target = branchTarget(view.getUint32(address, true), address);
    if (target === undefined || !failures.has(view.getUint32(target, true))) continue;
    view.setUint32(address, branch(target - address), true);
    changed += 1;
  }
  if (changed === 0) throw new Error(`clang has proved the check ${checks[0]!.text} away`);
}

/** `brk #number` (Arm ARM C6.2.48). */
const breakpoint = (number: number) => (0xd420_0000 | (number << 5)) >>> 0;
/** `b` (C6.2.26). */
const branch = (distance: number) => (0x1400_0000 | ((distance >> 2) & 0x3ff_ffff)) >>> 0;

/** Where a conditional branch goes: B.cond, CBZ, CBNZ (C6.2.27, C6.2.53, C6.2.54), TBZ, TBNZ (C6.2.374, C6.2.375). */
function branchTarget(word: number, address: number): number | undefined {
  const isWide = (word & 0xff00_0010) >>> 0 === 0x5400_0000 || (word & 0x7e00_0000) === 0x3400_0000;
  if (isWide) return address + ((word << 8) >> 13) * 4;
  return (word & 0x7e00_0000) === 0x3600_0000 ? address + ((word << 13) >> 18) * 4 : undefined;
}
