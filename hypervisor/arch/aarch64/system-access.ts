/** How a trapped access names a system register. */
import { bit, bitFields, bits, type u32 } from '@bulkhead/bare';

/** ESR_EL2 of a trapped MSR, MRS or system instruction (D19.2.37). */
export const SystemAccess = bitFields('u64', {
  isRead: bit(0),
  crm: bits(4, 1, 'u32'),
  rt: bits(9, 5, 'u32'),
  crn: bits(13, 10, 'u32'),
  op1: bits(16, 14, 'u32'),
  op2: bits(19, 17, 'u32'),
  op0: bits(21, 20, 'u32'),
});

/** op0, op1, CRn, CRm, op2 in one number, as the assembler's S<op0>_<op1>_C<n>_C<m>_<op2>. */
export function encode(op0: u32, op1: u32, crn: u32, crm: u32, op2: u32): u32 {
  return (op0 << 14) | (op1 << 11) | (crn << 7) | (crm << 3) | op2;
}
