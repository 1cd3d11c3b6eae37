/** HVC and SMC as a guest makes them. */
import { type Fixed, fixed, type u32, type u64 } from '@bulkhead/bare';
import {
  hypervisorCall,
  readSystemRegister,
  secureMonitorCall,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';

const registers: Fixed<u64, 8> = fixed(8, 0n);

/** HVC with a function and three arguments; returns x0. Safety: calls of the hypervisor touch no memory of the partition. */
export function hvc(functionId: u64, a: u64, b: u64, c: u64): u64 {
  registers[0] = functionId;
  registers[1] = a;
  registers[2] = b;
  registers[3] = c;
  hypervisorCall(registers);
  return registers[0];
}

/** x1 to x7 after the last `hvc`. Safety: a static array. */
export function result(index: u32): u64 {
  return registers[index];
}

/** SMC with a function and three arguments; returns x0. Safety: as above. */
export function smc(functionId: u32, a: u64, b: u64, c: u64): u64 {
  return secureMonitorCall(functionId, a, b, c);
}

/** Safety: reads. */
export function idPfr0(): u64 {
  return readSystemRegister('ID_AA64PFR0_EL1');
}
/** Safety: a read. */
export function idDfr0(): u64 {
  return readSystemRegister('ID_AA64DFR0_EL1');
}
/** Safety: a read. */
export function idReserved(): u64 {
  return readSystemRegister('S3_0_C0_C7_7');
}
/** Safety: a read. */
export function mpidr(): u64 {
  return readSystemRegister('MPIDR_EL1');
}
/** PMCR_EL0 after a write of ones. Safety: the PMU is not the guest's; the write is ignored. */
export function pmuControl(): u64 {
  writeSystemRegister('PMCR_EL0', 0xffff_ffffn);
  return readSystemRegister('PMCR_EL0');
}
/** DBGBVR0_EL1 after a write of ones. Safety: debug registers are not the guest's; the write is ignored. */
export function breakpoint(): u64 {
  writeSystemRegister('DBGBVR0_EL1', 0xffff_ffff_ffff_fff0n);
  return readSystemRegister('DBGBVR0_EL1');
}
/** Safety: a read. */
export function osLock(): u64 {
  return readSystemRegister('OSLSR_EL1');
}
/** A register that no CPU has. Safety: the hypervisor answers with an undefined-instruction exception. */
export function undefinedRegister(): u64 {
  return readSystemRegister('S3_3_C15_C15_7');
}
/** Sends an SGI to this vCPU. Safety: the partition takes it by polling. */
export function sendSelf(intid: u64): void {
  writeSystemRegister('ICC_SGI1R_EL1', (intid << 24n) | 1n);
}
