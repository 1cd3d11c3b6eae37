/** Images in which functions of the hypervisor fail a check as soon as they are called. */
import { readFileSync } from 'node:fs';
import type { BuiltSystem } from '@bulkhead/cli';
import { Code } from '../../../compiler/src/stack/code.ts';

interface Check {
  readonly id: number;
  readonly file: string;
  readonly line: number;
}

/** A check of that file, as the table of checks lists it. */
export function checkOf(built: BuiltSystem, file: string): Check {
  const table: unknown = JSON.parse(readFileSync(built.hypervisor.checks!, 'utf8'));
  const checks = (Array.isArray(table) ? table : (table as { checks: unknown }).checks) as Check[];
  const found = checks.find((check) => check.file.endsWith(`/${file}`));
  if (!found) throw new Error(`${file} has no check`);
  return found;
}

/** `brk #number`, with the check's number (Arm ARM C6.2.48). */
const breakpoint = ({ id }: Check) => 0xd420_0000 | (id << 5);

/** The function begins with a check that fails. The image is linked at 0: addresses are offsets. */
export function breakFunction(image: Uint8Array, built: BuiltSystem, symbol: string, check: Check): void {
  const address = new Code(built.hypervisor.elf).addressOf(symbol);
  if (address === undefined) throw new Error(`the hypervisor has no function ${symbol} of its own`);
  new DataView(image.buffer, image.byteOffset).setUint32(address, breakpoint(check) >>> 0, true);
}
