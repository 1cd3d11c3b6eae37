/** Alignment that the program relies on without looking at run time. */
import { buildDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ElfSource } from './elf.ts';
import { symbols } from './symbols.ts';

/** The symbols that lie elsewhere; segments are loaded at multiples of a page, which moves no alignment up to that. */
export function misalignedSymbols(elf: ElfSource, required: ReadonlyMap<string, number>): Diagnostic[] {
  if (required.size === 0) return [];
  const addresses = symbols(elf);
  return [...required].flatMap(([name, alignBytes]) => {
    const address = addresses.get(name);
    if (address === undefined || address % BigInt(alignBytes) === 0n) return [];
    return [buildDiagnostic('BT9006', name, `0x${address.toString(16)}`, alignBytes)];
  });
}
