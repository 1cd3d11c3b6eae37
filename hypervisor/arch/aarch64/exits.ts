/** Every exit of a guest comes here: by class of exception (Arm ARM D19.2.37), then back, or out. */
import { assert, truncateU32, type u32, type u64, wrappingAdd, wrappingSub } from '@bulkhead/bare';
import { FaultCause } from '../../abi/events.ts';
import { HYPERCALL_CALL, HYPERCALL_REPLY_RECEIVE, NOT_SUPPORTED } from '../../abi/hypercalls.ts';
import { callDirectly, replyDirectly } from '../../core/call-directly.ts';
import type { Cpu } from '../../core/cpu.ts';
import { hasCalls } from '../../core/features.ts';
import { callHypervisor, callHypervisorQuickly } from '../../core/hypercalls.ts';
import { mayRun } from '../../core/lifecycle.ts';
import { countRefusal, type Partition, type VirtualCpu } from '../../core/partition.ts';
import { Wait } from '../../core/resident.ts';
import { settle } from '../../core/schedule.ts';
import { currentCpu, instructionsAtEl2 } from './cpu.unsafe.ts';
import { accessQuickly, handleDataAbort } from './data-abort.ts';
import { refuseAccess, refuseInstruction, stopForFault } from './faults.ts';
import { takeFloatingPoint } from './floating-point.ts';
import { skipInstruction } from './inject.ts';
import { takeFastInterrupt, takeInterrupt } from './interrupts.ts';
import type { GuestFrame } from './layout.ts';
import { callArchitecture, callPsci, callPsciQuickly } from './psci.ts';
import { readEsr } from './system.unsafe.ts';
import { handleTrappedRegister } from './system-registers.ts';
import { isVirtualInterruptPending } from './vgic/delivery.ts';

const EC_SHIFT: u64 = 26n;
const EC_WFX: u32 = 0x01;
const EC_CP15_32: u32 = 0x03;
const EC_CP15_64: u32 = 0x04;
const EC_CP14_32: u32 = 0x05;
const EC_CP14_LOAD: u32 = 0x06;
const EC_FLOATING_POINT: u32 = 0x07;
const EC_CP10: u32 = 0x08;
const EC_PAUTH: u32 = 0x09;
const EC_LS64: u32 = 0x0a;
const EC_CP14_64: u32 = 0x0c;
const EC_HVC64: u32 = 0x16;
const EC_SMC64: u32 = 0x17;
const EC_SYSTEM_REGISTER: u32 = 0x18;
const EC_SVE: u32 = 0x19;
const EC_SME: u32 = 0x1d;
const EC_INSTRUCTION_ABORT: u32 = 0x20;
const EC_DATA_ABORT: u32 = 0x24;

/** Owners of SMC calling convention functions (DEN 0028, table 6-1), in bits 29:24. */
const enum Service {
  Architecture = 0,
  Psci = 4,
  Hypervisor = 6,
  None = 64,
}

/** Who serves a call. Only fast calls exist, with immediate 0: all others are reserved. */
function serviceOf(functionId: u32, syndrome: u64): u32 {
  const isFast = functionId >= 0x8000_0000 && (syndrome & 0xffffn) === 0n;
  return isFast ? (functionId >>> 24) & 0x3f : Service.None;
}

/**
 * HVC and SMC alike, unless the call needs more than the registers that a call may change: then nothing has been
 * done, and `callSlowly` does it. Guests get NOT_SUPPORTED for what nobody knows.
 */
function callQuickly(cpu: Cpu, partition: Partition, frame: GuestFrame, syndrome: u64): boolean {
  const functionId: u32 = truncateU32(frame.x[0]);
  switch (serviceOf(functionId, syndrome)) {
    case Service.Architecture:
      frame.x[0] = callArchitecture(frame, functionId);
      return true;
    case Service.Psci:
      return callPsciQuickly(partition, frame, functionId);
    case Service.Hypervisor:
      return callHypervisorQuickly(cpu, partition, frame, functionId);
    default:
      countRefusal(partition);
      frame.x[0] = NOT_SUPPORTED;
      return true;
  }
}

/** @cold */
function callSlowly(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  syndrome: u64,
): void {
  const functionId: u32 = truncateU32(frame.x[0]);
  if (serviceOf(functionId, syndrome) === Service.Psci) callPsci(partition, vcpu, frame, functionId);
  else callHypervisor(cpu, partition, vcpu, frame, functionId);
}

/** WFI on a shared core: the guest gives the core away until it has an interrupt. */
function waitForWork(cpu: Cpu): void {
  const loaded = cpu.loaded;
  if (loaded === null || isVirtualInterruptPending()) return;
  loaded.wait = Wait.Interrupt;
  cpu.reschedule = true;
}

function dispatch(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, frame: GuestFrame, syndrome: u64): void {
  switch (truncateU32(syndrome >> EC_SHIFT)) {
    case EC_HVC64:
      cpu.exits.hvc = wrappingAdd(cpu.exits.hvc, 1n);
      callSlowly(cpu, partition, vcpu, frame, syndrome);
      break;
    case EC_SMC64:
      cpu.exits.smc = wrappingAdd(cpu.exits.smc, 1n);
      skipInstruction();
      callSlowly(cpu, partition, vcpu, frame, syndrome);
      break;
    case EC_DATA_ABORT:
      cpu.exits.mmio = wrappingAdd(cpu.exits.mmio, 1n);
      handleDataAbort(cpu, partition, vcpu, frame, syndrome);
      break;
    case EC_INSTRUCTION_ABORT:
      cpu.exits.other = wrappingAdd(cpu.exits.other, 1n);
      refuseAccess(partition, vcpu, frame, FaultCause.InstructionAbort);
      break;
    case EC_WFX:
      cpu.exits.wfx = wrappingAdd(cpu.exits.wfx, 1n);
      skipInstruction();
      waitForWork(cpu);
      break;
    case EC_FLOATING_POINT:
      cpu.exits.other = wrappingAdd(cpu.exits.other, 1n);
      if (!takeFloatingPoint(cpu)) refuseInstruction(partition, vcpu, frame);
      break;
    case EC_CP15_32:
    case EC_CP15_64:
    case EC_CP14_32:
    case EC_CP14_LOAD:
    case EC_CP10:
    case EC_PAUTH:
    case EC_LS64:
    case EC_CP14_64:
    case EC_SVE:
    case EC_SME:
      cpu.exits.other = wrappingAdd(cpu.exits.other, 1n);
      refuseInstruction(partition, vcpu, frame);
      break;
    default:
      cpu.exits.other = wrappingAdd(cpu.exits.other, 1n);
      stopForFault(partition, vcpu, frame, FaultCause.Unexpected);
      break;
  }
}

function countInstructions(cpu: Cpu, countAtEntry: u64): void {
  cpu.el2Instructions = wrappingAdd(
    cpu.el2Instructions,
    wrappingSub(instructionsAtEl2(), countAtEntry) & 0xffff_ffffn,
  );
}

/**
 * A call, with the registers saved that a called function may change; false when it needs them all.
 * @entry exit_call
 * @hot
 */
export function exitCall(frame: GuestFrame, syndrome: u64): boolean {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  const partition = cpu.partition;
  assert(partition !== null, 'only a core with a vCPU enters a guest');
  if (!callQuickly(cpu, partition, frame, syndrome)) return false;
  if (truncateU32(syndrome >> EC_SHIFT) === EC_SMC64) {
    // A trapped SMC has not been executed, unlike HVC (D1.3.2).
    skipInstruction();
    cpu.exits.smc = wrappingAdd(cpu.exits.smc, 1n);
  } else {
    cpu.exits.hvc = wrappingAdd(cpu.exits.hvc, 1n);
  }
  countInstructions(cpu, countAtEntry);
  return true;
}

/** Syndrome of HVC #0: its class, IL, the immediate. */
const HVC_0: u32 = 0x5a00_0000;

/**
 * What may be a call to another partition on this core or its answer, all registers saved: true when the core has
 * gone there. Only HVC, which the guest's ELR is behind already.
 * @entry exit_port_call
 * @hot
 */
export function exitPortCall(frame: GuestFrame, syndrome: u64): boolean {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  const loaded = cpu.loaded;
  assert(loaded !== null, 'only a core with a vCPU enters a guest');
  if (!hasCalls() || truncateU32(syndrome) !== HVC_0) return false;
  const functionId: u32 = truncateU32(frame.x[0]);
  if (functionId === HYPERCALL_CALL) {
    if (!callDirectly(cpu, loaded)) return false;
  } else if (functionId !== HYPERCALL_REPLY_RECEIVE || !replyDirectly(cpu, loaded)) {
    return false;
  }
  cpu.exits.hvc = wrappingAdd(cpu.exits.hvc, 1n);
  countInstructions(cpu, countAtEntry);
  return true;
}

/**
 * An access to a device, with the registers saved that a called function may change and the one that is accessed;
 * false when it needs more.
 * @entry exit_access
 * @hot
 */
export function exitAccess(frame: GuestFrame, syndrome: u64): boolean {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  if (!accessQuickly(cpu, partition, vcpu, frame, syndrome)) return false;
  cpu.exits.mmio = wrappingAdd(cpu.exits.mmio, 1n);
  countInstructions(cpu, countAtEntry);
  return true;
}

/**
 * A system register, with the registers saved that a called function may change and the one that is accessed;
 * false when the exception has another class.
 * @entry exit_register
 * @hot
 */
export function exitRegister(frame: GuestFrame, syndrome: u64): boolean {
  const countAtEntry = instructionsAtEl2();
  if (truncateU32(syndrome >> EC_SHIFT) !== EC_SYSTEM_REGISTER) return false;
  const cpu = currentCpu();
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  handleTrappedRegister(cpu, partition, vcpu, frame, syndrome);
  cpu.exits.sysreg = wrappingAdd(cpu.exits.sysreg, 1n);
  countInstructions(cpu, countAtEntry);
  return true;
}

/**
 * @entry exit_synchronous
 * @hot
 */
export function exitSynchronous(frame: GuestFrame): void {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  dispatch(cpu, partition, vcpu, frame, readEsr());
  countInstructions(cpu, countAtEntry);
  if (cpu.reschedule || !mayRun(partition, vcpu)) settle(cpu);
}

/** True when the guest that was interrupted goes on. */
function interrupted(cpu: Cpu, countAtEntry: u64): boolean {
  cpu.exits.irq = wrappingAdd(cpu.exits.irq, 1n);
  countInstructions(cpu, countAtEntry);
  if (cpu.reschedule) return false;
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  return mayRun(partition, vcpu);
}

/**
 * Interrupts of partitions, and without Group 0 the hypervisor's own.
 * @entry exit_interrupt
 * @hot
 */
export function exitInterrupt(): boolean {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  takeInterrupt(cpu);
  return interrupted(cpu, countAtEntry);
}

/**
 * The hypervisor's own interrupts.
 * @entry exit_fast_interrupt
 * @hot
 */
export function exitFastInterrupt(): boolean {
  const countAtEntry = instructionsAtEl2();
  const cpu = currentCpu();
  takeFastInterrupt(cpu);
  return interrupted(cpu, countAtEntry);
}

/**
 * After an interrupt with which the guest does not simply go on, all its registers saved.
 * @entry exit_interrupted
 */
export function exitInterrupted(): void {
  settle(currentCpu());
}

/** @entry exit_system_error */
export function exitSystemError(frame: GuestFrame): void {
  const cpu = currentCpu();
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  assert(partition !== null && vcpu !== null, 'only a core with a vCPU enters a guest');
  cpu.exits.other = wrappingAdd(cpu.exits.other, 1n);
  stopForFault(partition, vcpu, frame, FaultCause.SystemError);
  if (cpu.reschedule || !mayRun(partition, vcpu)) settle(cpu);
}
