/** Every exit of a guest comes here: by class of exception (Arm ARM D19.2.37), then back, or out. */
import { assert, truncateU32, type u32, type u64, wrappingSub } from '@bulkhead/bare';
import { FaultCause } from '../../abi/events.ts';
import { NOT_SUPPORTED } from '../../abi/hypercalls.ts';
import type { Cpu } from '../../core/cpu.ts';
import { callHypervisor } from '../../core/hypercalls.ts';
import { mayRun, park } from '../../core/lifecycle.ts';
import type { Partition, VirtualCpu } from '../../core/partition.ts';
import { currentCpu, instructionsAtEl2 } from './cpu.unsafe.ts';
import { faultingIpa, handleDataAbort } from './data-abort.ts';
import { refuseAccess, stopForFault } from './faults.ts';
import { injectUndefined, skipInstruction } from './inject.ts';
import { drainInterrupts } from './interrupts.ts';
import type { GuestFrame } from './layout.ts';
import { callArchitecture, callPsci } from './psci.ts';
import { readEsr } from './system.unsafe.ts';
import { handleSystemRegister } from './system-registers.ts';

const EC_SHIFT: u64 = 26n;
const EC_WFX: u32 = 0x01;
const EC_CP15_32: u32 = 0x03;
const EC_CP15_64: u32 = 0x04;
const EC_CP14_32: u32 = 0x05;
const EC_CP14_LOAD: u32 = 0x06;
const EC_FLOATING_POINT: u32 = 0x07;
const EC_CP10: u32 = 0x08;
const EC_PAUTH: u32 = 0x09;
const EC_CP14_64: u32 = 0x0c;
const EC_HVC64: u32 = 0x16;
const EC_SMC64: u32 = 0x17;
const EC_SYSTEM_REGISTER: u32 = 0x18;
const EC_SVE: u32 = 0x19;
const EC_INSTRUCTION_ABORT: u32 = 0x20;
const EC_DATA_ABORT: u32 = 0x24;

/** Owners of SMC calling convention functions (DEN 0028, table 6-1), in bits 29:24. */
const OWNER_ARCHITECTURE: u32 = 0;
const OWNER_STANDARD: u32 = 4;
const OWNER_HYPERVISOR: u32 = 6;

/** HVC and SMC alike: the function in x0, the result in x0. Immediates other than 0 are reserved. */
function call(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, frame: GuestFrame, syndrome: u64): void {
  const functionId: u32 = truncateU32(frame.x[0]);
  const isFast = (functionId & 0x8000_0000) !== 0 && (syndrome & 0xffffn) === 0n;
  let result: u64 = NOT_SUPPORTED;
  if (isFast) {
    switch ((functionId >>> 24) & 0x3f) {
      case OWNER_ARCHITECTURE:
        result = callArchitecture(frame, functionId);
        break;
      case OWNER_STANDARD:
        result = callPsci(partition, vcpu, frame, functionId);
        break;
      case OWNER_HYPERVISOR:
        result = callHypervisor(cpu, partition, vcpu, frame, functionId);
        break;
      default:
        break;
    }
  }
  frame.x[0] = result;
}

function dispatch(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, frame: GuestFrame, syndrome: u64): void {
  switch (truncateU32(syndrome >> EC_SHIFT)) {
    case EC_HVC64:
      cpu.exits.hvc += 1n;
      call(cpu, partition, vcpu, frame, syndrome);
      break;
    case EC_SMC64:
      // A trapped SMC has not been executed, unlike HVC (D1.3.2).
      cpu.exits.smc += 1n;
      skipInstruction();
      call(cpu, partition, vcpu, frame, syndrome);
      break;
    case EC_SYSTEM_REGISTER:
      cpu.exits.sysreg += 1n;
      handleSystemRegister(partition, vcpu, frame, syndrome);
      break;
    case EC_DATA_ABORT:
      cpu.exits.mmio += 1n;
      handleDataAbort(cpu, partition, vcpu, frame, syndrome);
      break;
    case EC_INSTRUCTION_ABORT:
      cpu.exits.other += 1n;
      refuseAccess(partition, vcpu, frame, FaultCause.InstructionAbort, faultingIpa());
      break;
    case EC_WFX:
      cpu.exits.wfx += 1n;
      skipInstruction();
      break;
    case EC_CP15_32:
    case EC_CP15_64:
    case EC_CP14_32:
    case EC_CP14_LOAD:
    case EC_FLOATING_POINT:
    case EC_CP10:
    case EC_PAUTH:
    case EC_CP14_64:
    case EC_SVE:
      cpu.exits.other += 1n;
      injectUndefined();
      break;
    default:
      cpu.exits.other += 1n;
      stopForFault(partition, vcpu, frame, FaultCause.Unexpected, 0n);
      break;
  }
}

/** Before every return to a guest: a partition that is stopping does not get there. */
function finishExit(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  countAtEntry: u64,
): void {
  cpu.el2Instructions += wrappingSub(instructionsAtEl2(), countAtEntry) & 0xffff_ffffn;
  if (!mayRun(partition, vcpu)) park(cpu, frame);
}

/** @entry exit_synchronous */
export function exitSynchronous(frame: GuestFrame): void {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  dispatch(cpu, partition, vcpu, frame, readEsr());
  finishExit(cpu, partition, vcpu, frame, countAtEntry);
}

/** @entry exit_interrupt */
export function exitInterrupt(frame: GuestFrame): void {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  cpu.exits.irq += 1n;
  drainInterrupts(cpu);
  finishExit(cpu, partition, vcpu, frame, countAtEntry);
}

/** @entry exit_system_error */
export function exitSystemError(frame: GuestFrame): void {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  cpu.exits.other += 1n;
  stopForFault(partition, vcpu, frame, FaultCause.SystemError, 0n);
  finishExit(cpu, partition, vcpu, frame, countAtEntry);
}
