/** Which registers stay with a vCPU when another gets the core. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fieldsOf, genericName, type Names } from './names.ts';
import { ENCODINGS, type Found } from './outcome.ts';

const CONTEXT = fileURLToPath(new URL('../../hypervisor/arch/aarch64/context.ts', import.meta.url));

/** Those of `context.ts`, by name. */
export function exchanged(): ReadonlySet<string> {
  const text = readFileSync(CONTEXT, 'utf8');
  return new Set([...text.matchAll(/^ {2}(\w+_EL\d): u64/gm)].map(([, name]) => name!));
}

/** What is exchanged under another name, or is no state of its own. */
export const OTHERWISE: readonly RegExp[] = [
  // SPSR_EL2.
  /^(NZCV|DAIF|SPSel|PAN|UAO|DIT|SSBS)$/,
  // FloatingPoint of context.ts.
  /^FP[CS]R$/,
  // CNT*_CVAL_EL0, as a distance from now.
  /^CNT[PV]_TVAL_EL0$/,
  // ICH_VMCR_EL2.
  /^ICC_(PMR|BPR0|BPR1|CTLR|IGRPEN0|IGRPEN1)_EL1$/,
  // ICH_AP0R0_EL2 and ICH_AP1R0_EL2.
  /^ICC_AP[01]R0_EL1$/,
  // Always on: nothing in it can be written.
  /^ICC_SRE_EL1$/,
  // Cleared for who gets the core next (more-registers.ts).
  /^(SMPRI_EL1|TPIDR2_EL0|DISR_EL1)$/,
];

/** Registers that a guest reads and writes itself, and that are not exchanged. */
export function kept(found: Found, names: Names): readonly string[] {
  const context = exchanged();
  const all = Array.from({ length: ENCODINGS }, (_, encoding) => encoding);
  return all
    .filter((encoding) => fieldsOf(encoding).op0 >= 2)
    .filter((encoding) => {
      const directions = ['read', 'write'] as const;
      return directions.every((direction) => found.outcome('EL1', direction, encoding).kind === 'passed');
    })
    .map((encoding) => names.get(encoding) ?? genericName(encoding))
    .filter((name) => !context.has(name) && !OTHERWISE.some((pattern) => pattern.test(name)));
}
