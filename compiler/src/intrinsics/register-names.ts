/**
 * Registers that the assembler of clang 14 accepts only for later architecture versions, by the
 * encoding that it always accepts (Arm ARM DDI 0487, C5.1.2: S<op0>_<op1>_C<n>_C<m>_<op2>).
 */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['ID_ISAR6_EL1', 'S3_0_C0_C2_7'],
  ['ID_PFR2_EL1', 'S3_0_C0_C3_4'],
  ['ID_DFR1_EL1', 'S3_0_C0_C3_5'],
  ['ID_MMFR5_EL1', 'S3_0_C0_C3_6'],
]);

/** The register as every supported assembler spells it. */
export function assemblerName(register: string): string {
  return ENCODINGS.get(register.toUpperCase()) ?? register;
}
