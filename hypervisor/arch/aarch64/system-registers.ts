/**
 * Trapped system registers (Arm ARM D19.2.37, ISS of an MSR or MRS). Guests get: feature registers, SGIs,
 * and registers of debug, PMU, error records and set/way operations that read as zero and ignore writes.
 * Everything else is undefined, as on a CPU that does not have it. docs/platform.md holds the same table.
 */
import type { u32, u64 } from '@bulkhead/bare';
import { isSharedRegister, readShared, writeShared } from '#gic/direct-cpu-interface.ts';
import { isAnySgi, isGroup1Sgi, isSgi, sendSgi } from '#gic/sgi-registers.ts';
import type { Cpu } from '../../core/cpu.ts';
import { isDirect, type Partition, type VirtualCpu } from '../../core/partition.ts';
import { refuseInstruction } from './faults.ts';
import { idIndex, readIdRegister } from './id-registers.unsafe.ts';
import { skipInstruction } from './inject.ts';
import type { GuestFrame } from './layout.ts';
import { encode, SystemAccess } from './system-access.ts';

/** OSLSR_EL1: an OS lock is implemented (OSLM 0b10) and is not locked. */
const OSLSR_VALUE: u64 = 8n;

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

function readValue(op0: u32, op1: u32, crn: u32, crm: u32, op2: u32): u64 {
  if (op0 === 3 && op1 === 0 && crn === 0) return readIdRegister(idIndex(crm, op2));
  return encode(op0, op1, crn, crm, op2) === OSLSR_EL1 ? OSLSR_VALUE : 0n;
}

/** As `handleSystemRegister`; an SGI has the short way. */
export function handleTrappedRegister(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  syndrome: u64,
): void {
  const rt = SystemAccess.rt(syndrome);
  if (isSgi(syndrome)) {
    sendSgi(partition, vcpu, rt === 31 ? 0n : frame.x[rt]);
    skipInstruction();
  } else {
    handleSystemRegister(cpu, partition, vcpu, frame, syndrome);
  }
}

/** One trapped MRS, MSR or system instruction. */
function handleSystemRegister(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  syndrome: u64,
): void {
  const op0 = SystemAccess.op0(syndrome);
  const op1 = SystemAccess.op1(syndrome);
  const crn = SystemAccess.crn(syndrome);
  const crm = SystemAccess.crm(syndrome);
  const op2 = SystemAccess.op2(syndrome);
  const rt = SystemAccess.rt(syndrome);
  const isRead = SystemAccess.isRead(syndrome);
  const value: u64 = rt === 31 ? 0n : frame.x[rt];
  const encoding = encode(op0, op1, crn, crm, op2);
  const isId = op0 === 3 && op1 === 0 && crn === 0 && crm >= 1 && crm <= 7;
  if (isAnySgi(encoding) && !isRead) {
    // Group 0 is the hypervisor's where Group 1 is the guest's own.
    if (!isDirect(partition) || isGroup1Sgi(encoding)) sendSgi(partition, vcpu, value);
  } else if (isDirect(partition) && isSharedRegister(encoding)) {
    if (isRead && rt !== 31) frame.x[rt] = readShared(vcpu, encoding);
    else if (!isRead) writeShared(cpu, partition, vcpu, encoding, value);
  } else if ((isId && isRead) || isHarmless(op0, op1, crn, crm, op2)) {
    if (isRead && rt !== 31) frame.x[rt] = readValue(op0, op1, crn, crm, op2);
  } else {
    refuseInstruction(partition, vcpu, frame);
    return;
  }
  skipInstruction();
}
