/**
 * PSCI for guests (Arm DEN 0022F), version 1.1: every call acts on the caller's partition alone. vCPUs
 * are named by Aff0; the other affinity levels are zero.
 */
import { truncateU32, u32, u64 } from '@bulkhead/bare';
import { EndReason } from '../../abi/events.ts';
import { HealthAction, HealthError } from '../../abi/health.ts';
import {
  ALREADY_ON,
  DENIED,
  INVALID_ADDRESS,
  INVALID_PARAMETERS,
  NOT_SUPPORTED,
  ON_PENDING,
  SUCCESS,
} from '../../abi/hypercalls.ts';
import { isShared } from '../../core/cpu.ts';
import { actionFor, handleError } from '../../core/health/errors.ts';
import { mayRun, PowerOnResult, powerOff, powerOn, requestStop } from '../../core/lifecycle.ts';
import { countRefusal, type Partition, Power, recordOf, type VirtualCpu } from '../../core/partition.ts';
import { Wait } from '../../core/resident.ts';
import { currentCpu } from './cpu.unsafe.ts';
import { drainInterrupts } from './interrupts.ts';
import type { GuestFrame } from './layout.ts';
import { waitForInterrupt } from './system.unsafe.ts';
import { isVirtualInterruptPending } from './vgic/delivery.ts';

export const PSCI_VERSION: u32 = 0x8400_0000;
export const PSCI_CPU_SUSPEND: u32 = 0x8400_0001;
export const PSCI_CPU_SUSPEND_64: u32 = 0xc400_0001;
export const PSCI_CPU_OFF: u32 = 0x8400_0002;
export const PSCI_CPU_ON: u32 = 0x8400_0003;
export const PSCI_CPU_ON_64: u32 = 0xc400_0003;
export const PSCI_AFFINITY_INFO: u32 = 0x8400_0004;
export const PSCI_AFFINITY_INFO_64: u32 = 0xc400_0004;
export const PSCI_MIGRATE_INFO_TYPE: u32 = 0x8400_0006;
export const PSCI_SYSTEM_OFF: u32 = 0x8400_0008;
export const PSCI_SYSTEM_RESET: u32 = 0x8400_0009;
export const PSCI_FEATURES: u32 = 0x8400_000a;
export const PSCI_SYSTEM_RESET2: u32 = 0x8400_0012;
export const PSCI_SYSTEM_RESET2_64: u32 = 0xc400_0012;
export const SMCCC_VERSION: u32 = 0x8000_0000;
export const SMCCC_ARCH_FEATURES: u32 = 0x8000_0001;

export const VERSION_1_1: u64 = 0x1_0001n;
/** MIGRATE_INFO_TYPE: no trusted OS to migrate. */
const NO_MIGRATION: u64 = 2n;
const AFFINITY_MASK: u64 = 0xff_00ff_ffffn;

/** In a function's identifier: the 64-bit convention. */
const WIDE: u32 = 0x4000_0000;

/** Calls of the 32-bit convention take 32-bit arguments. */
function argument(frame: GuestFrame, functionId: u32, index: u32): u64 {
  const wide = (functionId & WIDE) !== 0;
  return wide ? frame.x[index] : frame.x[index] & 0xffff_ffffn;
}

/** @apart */
function cpuOn(partition: Partition, frame: GuestFrame, functionId: u32): u64 {
  const target = argument(frame, functionId, 1) & AFFINITY_MASK;
  const entry = argument(frame, functionId, 2);
  const record = recordOf(partition);
  if (target >= u64(partition.vcpuCount)) return INVALID_PARAMETERS;
  if (entry < record.ramIpa || entry - record.ramIpa >= record.ramSizeBytes || (entry & 3n) !== 0n)
    return INVALID_ADDRESS;
  const vcpu = partition.vcpus[u32(target)];
  switch (powerOn(partition, vcpu, entry, argument(frame, functionId, 3))) {
    case PowerOnResult.AlreadyOn:
      return ALREADY_ON;
    case PowerOnResult.Pending:
      return ON_PENDING;
    default:
      return SUCCESS;
  }
}

/** AFFINITY_INFO: 0 on, 1 off, 2 pending. */
function affinityInfo(partition: Partition, frame: GuestFrame, functionId: u32): u64 {
  const target = argument(frame, functionId, 1) & AFFINITY_MASK;
  if (argument(frame, functionId, 2) !== 0n || target >= u64(partition.vcpuCount)) return INVALID_PARAMETERS;
  switch (partition.vcpus[u32(target)].power.load()) {
    case Power.On:
      return 0n;
    case Power.Off:
      return 1n;
    default:
      return 2n;
  }
}

/**
 * Every suspend is a standby, as DEN 0022 allows: the core sleeps until the guest has an interrupt, then
 * goes on. The hypervisor's own interrupts do not end it.
 */
function suspend(partition: Partition, vcpu: VirtualCpu): u64 {
  const cpu = currentCpu();
  const loaded = cpu.loaded;
  if (isShared(cpu) && loaded !== null && !isVirtualInterruptPending()) {
    loaded.wait = Wait.Interrupt;
    cpu.reschedule = true;
    return SUCCESS;
  }
  while (mayRun(partition, vcpu) && !isVirtualInterruptPending()) {
    waitForInterrupt();
    drainInterrupts(cpu);
  }
  return SUCCESS;
}

/** Numbers of the functions that there are: of the 32-bit convention, and of the 64-bit one. */
const FUNCTIONS_32: u32 =
  (1 << (PSCI_VERSION & 31)) |
  (1 << (PSCI_CPU_SUSPEND & 31)) |
  (1 << (PSCI_CPU_OFF & 31)) |
  (1 << (PSCI_CPU_ON & 31)) |
  (1 << (PSCI_AFFINITY_INFO & 31)) |
  (1 << (PSCI_MIGRATE_INFO_TYPE & 31)) |
  (1 << (PSCI_SYSTEM_OFF & 31)) |
  (1 << (PSCI_SYSTEM_RESET & 31)) |
  (1 << (PSCI_SYSTEM_RESET2 & 31)) |
  (1 << (PSCI_FEATURES & 31));
const FUNCTIONS_64: u32 =
  (1 << (PSCI_CPU_SUSPEND_64 & 31)) |
  (1 << (PSCI_CPU_ON_64 & 31)) |
  (1 << (PSCI_AFFINITY_INFO_64 & 31)) |
  (1 << (PSCI_SYSTEM_RESET2_64 & 31));

function features(frame: GuestFrame): u64 {
  const asked = truncateU32(frame.x[1]);
  const functions: u32 = (asked & WIDE) === 0 ? FUNCTIONS_32 : FUNCTIONS_64;
  const isThere = (asked & ~(WIDE | 31)) === PSCI_VERSION && ((functions >>> (asked & 31)) & 1) !== 0;
  return isThere || asked === SMCCC_VERSION ? SUCCESS : NOT_SUPPORTED;
}

/** Owner 4 of the SMC calling convention; false for what stops or suspends the vCPU, which `callPsci` does. */
export function callPsciQuickly(partition: Partition, frame: GuestFrame, functionId: u32): boolean {
  switch (functionId) {
    case PSCI_VERSION:
      frame.x[0] = VERSION_1_1;
      return true;
    case PSCI_CPU_ON:
    case PSCI_CPU_ON_64:
      frame.x[0] = cpuOn(partition, frame, functionId);
      return true;
    case PSCI_AFFINITY_INFO:
    case PSCI_AFFINITY_INFO_64:
      frame.x[0] = affinityInfo(partition, frame, functionId);
      return true;
    case PSCI_MIGRATE_INFO_TYPE:
      frame.x[0] = NO_MIGRATION;
      return true;
    case PSCI_FEATURES:
      frame.x[0] = features(frame);
      return true;
    case PSCI_CPU_SUSPEND:
    case PSCI_CPU_SUSPEND_64:
    case PSCI_CPU_OFF:
    case PSCI_SYSTEM_OFF:
    case PSCI_SYSTEM_RESET:
    case PSCI_SYSTEM_RESET2:
    case PSCI_SYSTEM_RESET2_64:
      return false;
    default:
      countRefusal(partition);
      frame.x[0] = NOT_SUPPORTED;
      return true;
  }
}

/** The guest ends its life. An ordinary end, which is all that it is configured to be, is not recorded. */
function end(partition: Partition, vcpu: VirtualCpu, frame: GuestFrame, error: HealthError): void {
  const action = actionFor(partition, error);
  if (error === HealthError.Off && action === HealthAction.Halt)
    requestStop(partition, action, EndReason.Off);
  else handleError(partition, vcpu, error, 0, frame, EndReason.Off);
}

/** SYSTEM_RESET2 (5.11): only the architectural SYSTEM_WARM_RESET, type 0, and the guest goes on after any other. */
function resetKeepingMemory(partition: Partition, vcpu: VirtualCpu, frame: GuestFrame): void {
  if (truncateU32(frame.x[1]) !== 0) frame.x[0] = INVALID_PARAMETERS;
  else end(partition, vcpu, frame, HealthError.WarmReset);
}

/** The rest: the result goes to x0 unless the vCPU stops. */
export function callPsci(partition: Partition, vcpu: VirtualCpu, frame: GuestFrame, functionId: u32): void {
  switch (functionId) {
    case PSCI_CPU_OFF:
      if (!powerOff(partition, vcpu)) end(partition, vcpu, frame, HealthError.Off);
      frame.x[0] = DENIED;
      break;
    case PSCI_SYSTEM_OFF:
      end(partition, vcpu, frame, HealthError.Off);
      break;
    case PSCI_SYSTEM_RESET:
      end(partition, vcpu, frame, HealthError.Reset);
      break;
    case PSCI_SYSTEM_RESET2:
    case PSCI_SYSTEM_RESET2_64:
      resetKeepingMemory(partition, vcpu, frame);
      break;
    default:
      frame.x[0] = suspend(partition, vcpu);
      break;
  }
}

/** Owner 0: SMCCC_VERSION and SMCCC_ARCH_FEATURES; no workaround is offered. */
export function callArchitecture(frame: GuestFrame, functionId: u32): u64 {
  if (functionId === SMCCC_VERSION) return VERSION_1_1;
  if (functionId !== SMCCC_ARCH_FEATURES) return NOT_SUPPORTED;
  const asked = truncateU32(frame.x[1]);
  return asked === SMCCC_VERSION || asked === SMCCC_ARCH_FEATURES ? SUCCESS : NOT_SUPPORTED;
}
