/**
 * Registers that the assembler of clang 14 accepts only for later architecture versions, by the
 * encoding that it always accepts (Arm ARM DDI 0487, C5.1.2: S<op0>_<op1>_C<n>_C<m>_<op2>).
 */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['ID_ISAR6_EL1', 'S3_0_C0_C2_7'],
  ['ID_PFR2_EL1', 'S3_0_C0_C3_4'],
  ['ID_DFR1_EL1', 'S3_0_C0_C3_5'],
  ['ID_MMFR5_EL1', 'S3_0_C0_C3_6'],
  ['APIAKEYLO_EL1', 'S3_0_C2_C1_0'],
  ['APIAKEYHI_EL1', 'S3_0_C2_C1_1'],
  ['APIBKEYLO_EL1', 'S3_0_C2_C1_2'],
  ['APIBKEYHI_EL1', 'S3_0_C2_C1_3'],
  ['APDAKEYLO_EL1', 'S3_0_C2_C2_0'],
  ['APDAKEYHI_EL1', 'S3_0_C2_C2_1'],
  ['APDBKEYLO_EL1', 'S3_0_C2_C2_2'],
  ['APDBKEYHI_EL1', 'S3_0_C2_C2_3'],
  ['APGAKEYLO_EL1', 'S3_0_C2_C3_0'],
  ['APGAKEYHI_EL1', 'S3_0_C2_C3_1'],
]);

/** The register as every supported assembler spells it. */
export function assemblerName(register: string): string {
  return ENCODINGS.get(register.toUpperCase()) ?? register;
}
