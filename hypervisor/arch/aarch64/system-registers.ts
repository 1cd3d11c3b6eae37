/**
 * Trapped system registers (Arm ARM D19.2.37, ISS of an MSR or MRS). Guests get: feature registers, SGIs,
 * and registers of debug, PMU, error records and set/way operations that read as zero and ignore writes.
 * Everything else is undefined, as on a CPU that does not have it. docs/platform.md holds the same table.
 */
import { truncateU32, type u32, type u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../core/partition.ts';
import { idIndex, readIdRegister } from './id-registers.unsafe.ts';
import { injectUndefined, skipInstruction } from './inject.ts';
import type { GuestFrame } from './layout.ts';
import { sendSoftwareInterrupt } from './vgic/signals.ts';

/** OSLSR_EL1: an OS lock is implemented (OSLM 0b10) and is not locked. */
const OSLSR_VALUE: u64 = 8n;

/** ICC_SGI1R_EL1 (IHI 0069, 12.2.21): target list 15:0, Aff1 23:16, INTID 27:24, Aff2 39:32, IRM 40, RS 47:44, Aff3. */
function sendSgi(partition: Partition, vcpu: VirtualCpu, value: u64): void {
  const intid: u32 = truncateU32((value >> 24n) & 0xfn);
  const everyOther = (value & (1n << 40n)) !== 0n;
  const otherCluster = (value & 0x00ff_f0ff_00ff_0000n) !== 0n;
  const one: u32 = 1;
  const self: u32 = one << vcpu.index;
  if (everyOther) sendSoftwareInterrupt(partition, vcpu, intid, 0xff & ~self);
  else if (!otherCluster) sendSoftwareInterrupt(partition, vcpu, intid, truncateU32(value & 0xffn));
}

/** op0, op1, CRn, CRm, op2 in one number, as the assembler's S<op0>_<op1>_C<n>_C<m>_<op2>. */
function encode(op0: u32, op1: u32, crn: u32, crm: u32, op2: u32): u32 {
  return (op0 << 14) | (op1 << 11) | (crn << 7) | (crm << 3) | op2;
}

/** Registers that read as zero and ignore writes. */
function isHarmless(op0: u32, op1: u32, crn: u32, crm: u32, op2: u32): boolean {
  // Debug and trace registers (C5.3): all of op0 = 2.
  if (op0 === 2) return true;
  // DC ISW, CSW, CISW: set/way operations reach no other core and no memory that another observer uses.
  if (op0 === 1) return op1 === 0 && crn === 7 && op2 === 2 && (crm === 6 || crm === 10 || crm === 14);
  // PMU: PMCR_EL0 to PMOVSSET_EL0, PMEVCNTR and PMEVTYPER, PMINTENSET/CLR, PMMIR.
  if (crn === 9 && crm >= 12 && crm <= 14) return op1 === 3 || op1 === 0;
  if (crn === 14 && crm >= 8) return op1 === 3;
  // ERRIDR_EL1 to ERXMISC: no error records.
  if (op1 === 0 && crn === 5 && crm >= 3 && crm <= 5) return true;
  // ACTLR_EL1; REVIDR_EL1 and AIDR_EL1.
  const encoding = encode(op0, op1, crn, crm, op2);
  return encoding === ACTLR_EL1 || encoding === REVIDR_EL1 || encoding === AIDR_EL1;
}

const ACTLR_EL1: u32 = 0xc081;
const REVIDR_EL1: u32 = 0xc006;
const AIDR_EL1: u32 = 0xc807;
const OSLSR_EL1: u32 = 0x808c;
const ICC_SGI1R_EL1: u32 = 0xc65d;
const ICC_ASGI1R_EL1: u32 = 0xc65e;
const ICC_SGI0R_EL1: u32 = 0xc65f;

function readValue(op0: u32, op1: u32, crn: u32, crm: u32, op2: u32): u64 {
  if (op0 === 3 && op1 === 0 && crn === 0) return readIdRegister(idIndex(crm, op2));
  return encode(op0, op1, crn, crm, op2) === OSLSR_EL1 ? OSLSR_VALUE : 0n;
}

/** One trapped MRS, MSR or system instruction. */
export function handleSystemRegister(
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  syndrome: u64,
): void {
  const iss: u32 = truncateU32(syndrome & 0x1ff_ffffn);
  const op0: u32 = (iss >>> 20) & 3;
  const op2: u32 = (iss >>> 17) & 7;
  const op1: u32 = (iss >>> 14) & 7;
  const crn: u32 = (iss >>> 10) & 0xf;
  const rt: u32 = (iss >>> 5) & 0x1f;
  const crm: u32 = (iss >>> 1) & 0xf;
  const isRead = (iss & 1) !== 0;
  const value: u64 = rt === 31 ? 0n : frame.x[rt];
  const encoding = encode(op0, op1, crn, crm, op2);
  const isSgi = encoding === ICC_SGI1R_EL1 || encoding === ICC_ASGI1R_EL1 || encoding === ICC_SGI0R_EL1;
  const isId = op0 === 3 && op1 === 0 && crn === 0 && crm >= 1 && crm <= 7;
  if (isSgi && !isRead) {
    sendSgi(partition, vcpu, value);
  } else if ((isId && isRead) || isHarmless(op0, op1, crn, crm, op2)) {
    if (isRead && rt !== 31) frame.x[rt] = readValue(op0, op1, crn, crm, op2);
  } else {
    injectUndefined();
    return;
  }
  skipInstruction();
}
