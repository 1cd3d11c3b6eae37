/** Exchanges the vCPU whose state a core's registers hold. */
import type { u32, u64 } from '@bulkhead/bare';
import { loadInterface, saveInterface } from '#gic/interface-registers.unsafe.ts';
import { GUEST_PHYSICAL_TIMER_INTID, GUEST_VIRTUAL_TIMER_INTID } from '../../abi/platform.ts';
import type { Cpu } from '../../core/cpu.ts';
import type { Partition, VirtualCpu } from '../../core/partition.ts';
import { type Resident, Wait } from '../../core/resident.ts';
import type { GuestRegisters } from './context.ts';
import { loadGuestIdentity, loadGuestRegisters, saveGuestRegisters } from './context.unsafe.ts';
import { returnTo } from './cpu.unsafe.ts';
import { switchFloatingPoint } from './floating-point.ts';
import { startGuest } from './guest.ts';
import { loadMore, saveMore } from './more-registers.ts';
import { isVirtualInterruptPending } from './vgic/delivery.ts';
import { bitOf } from './vgic/select.ts';
import {
  hasPending,
  type LeftInterrupts,
  loadInterrupts,
  nothingLeft,
  saveInterrupts,
} from './vgic/unloaded.ts';

const NEVER: u64 = 0xffff_ffff_ffff_ffffn;
/** CNTV_CTL_EL0, CNTP_CTL_EL0 (Arm ARM D19.12): ENABLE and IMASK. */
const TIMER_STATE: u64 = 3n;
const TIMER_ARMED: u64 = 1n;

/** Whose registers the core holds from now on. */
export function setLoaded(cpu: Cpu, resident: Resident | null): void {
  cpu.loaded = resident;
  cpu.partition = resident === null ? null : resident.partition;
  cpu.vcpu = resident === null ? null : resident.vcpu;
  if (resident === null) return;
  resident.frame.coreStack = cpu.stack;
  returnTo(cpu.stack, resident.frame);
}

/** Puts the loaded vCPU's state into its context; what it leaves behind of its interrupts. */
function unloadGuest(cpu: Cpu): LeftInterrupts {
  const loaded = cpu.loaded;
  const vcpu = cpu.vcpu;
  if (loaded === null || vcpu === null) return nothingLeft();
  saveGuestRegisters(loaded.context.registers);
  saveInterface(loaded.context.interface);
  if (cpu.hasMore) saveMore(cpu, loaded.context);
  return saveInterrupts(vcpu, loaded.context);
}

/** Has the core hold `next`'s state instead of the loaded vCPU's; a vCPU that has not been in its guest is started. */
export function loadGuest(cpu: Cpu, next: Resident, partition: Partition, vcpu: VirtualCpu): void {
  const left = unloadGuest(cpu);
  if (!next.entered) {
    startGuest(cpu, next, partition, vcpu);
    return;
  }
  loadGuestIdentity(next.context.identity);
  loadGuestRegisters(next.context.registers);
  loadInterface(next.context.interface);
  if (cpu.hasMore) loadMore(cpu, next.context);
  switchFloatingPoint(cpu, next);
  cpu.loaded = next;
  cpu.partition = partition;
  cpu.vcpu = vcpu;
  returnTo(cpu.stack, next.frame);
  loadInterrupts(left, partition, vcpu, next.context);
}

/** When a timer of a vCPU that is not loaded expires. */
function expiry(registers: GuestRegisters): u64 {
  let at: u64 = NEVER;
  if ((registers.CNTV_CTL_EL0 & TIMER_STATE) === TIMER_ARMED) at = registers.CNTV_CVAL_EL0;
  const physical = registers.CNTP_CVAL_EL0;
  if ((registers.CNTP_CTL_EL0 & TIMER_STATE) === TIMER_ARMED && physical < at) at = physical;
  return at;
}

/** When a timer of a vCPU that has just lost the core expires. */
export function nextTimer(resident: Resident): u64 {
  return expiry(resident.context.registers);
}

/** When a vCPU that is not loaded has an interrupt of a timer: one that it has enabled. */
function nextInterrupt(resident: Resident, vcpu: VirtualCpu): u64 {
  const registers = resident.context.registers;
  const enabled: u32 = vcpu.interrupts.timersEnabled.load();
  const virtual = firesAt(registers.CNTV_CTL_EL0, registers.CNTV_CVAL_EL0);
  const physical = firesAt(registers.CNTP_CTL_EL0, registers.CNTP_CVAL_EL0);
  let at: u64 = NEVER;
  if ((enabled & bitOf(GUEST_VIRTUAL_TIMER_INTID)) !== 0) at = virtual;
  if ((enabled & bitOf(GUEST_PHYSICAL_TIMER_INTID)) !== 0 && physical < at) at = physical;
  return at;
}

function firesAt(control: u64, compared: u64): u64 {
  return (control & TIMER_STATE) === TIMER_ARMED ? compared : NEVER;
}

/** When a vCPU that waits is to be looked at again; a loaded one's timer interrupts by itself. */
export function timerOf(cpu: Cpu, resident: Resident): u64 {
  const vcpu = resident.vcpu;
  const waits = resident.entered && resident.wait !== Wait.Nothing && cpu.loaded !== resident;
  return waits && vcpu !== null ? nextInterrupt(resident, vcpu) : NEVER;
}

/** Whether a vCPU that waits for an interrupt has one. */
export function isAwake(
  cpu: Cpu,
  resident: Resident,
  partition: Partition,
  vcpu: VirtualCpu,
  now: u64,
): boolean {
  if (cpu.loaded === resident) return isVirtualInterruptPending();
  return nextInterrupt(resident, vcpu) <= now || hasPending(partition, vcpu, resident.context);
}
