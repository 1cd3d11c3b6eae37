/**
 * Which interrupt a virtual CPU interface signals and gives (IHI 0048, 3.3 and 5.2.1): the highest pending one of an
 * enabled group, if the priority mask lets it through and it preempts what is in service.
 */
import { countTrailingZeros, u32, u64 } from '@bulkhead/bare';
import type { InterfaceRegisters } from './interface-registers.ts';
import { ListRegister } from './list-register.ts';
import { LIST_REGISTERS, type VirtualInterface } from './virtual-interface.ts';

/** GICV_CTLR (IHI 0048, 5.5.1). */
export const ENABLE_GROUP0: u32 = 1 << 0;
export const ENABLE_GROUP1: u32 = 1 << 1;
/** GICV_IAR acknowledges group 1, too. */
export const ACKNOWLEDGES_BOTH: u32 = 1 << 2;
/** Group 0 comes as FIQs. */
export const GROUP0_IS_FIQ: u32 = 1 << 3;
/** GICV_BPR is for both groups. */
export const COMMON_BINARY_POINT: u32 = 1 << 4;
/** Priority drop and deactivation are two steps. */
export const SPLIT_END: u32 = 1 << 9;
export const CONTROL_BITS: u32 =
  ENABLE_GROUP0 | ENABLE_GROUP1 | ACKNOWLEDGES_BOTH | GROUP0_IS_FIQ | COMMON_BINARY_POINT | SPLIT_END;
/** GICH_HCR.En. */
export const INTERFACE_ENABLE: u32 = 1;
/** No list register; below every priority that one has: nothing is in service. */
export const NONE: u32 = 0x100;

function isEnabled(registers: InterfaceRegisters, value: u64): boolean {
  const group: u32 = ListRegister.group1(value) ? ENABLE_GROUP1 : ENABLE_GROUP0;
  return (registers.control & group) !== 0;
}

/** The list register with the highest pending interrupt of an enabled group; NONE when there is none. */
export function highestPending(virtual: VirtualInterface): u32 {
  let best: u32 = NONE;
  let bestPriority: u32 = NONE;
  for (let slot: u32 = 0; slot < LIST_REGISTERS; slot++) {
    const value = u64(virtual.listRegisters[slot]);
    const priority = u32(ListRegister.priority(value));
    const waits = ListRegister.pending(value) && !ListRegister.active(value);
    if (waits && priority < bestPriority && isEnabled(virtual.registers, value)) {
      best = slot;
      bestPriority = priority;
    }
  }
  return best;
}

/** The bits of a priority that decide on preemption: those above the binary point of its group (3.3.3). */
export function groupPriority(registers: InterfaceRegisters, value: u64): u32 {
  const ownPoint = ListRegister.group1(value) && (registers.control & COMMON_BINARY_POINT) === 0;
  const all: u32 = 0xff;
  const below: u32 = ownPoint ? registers.aliasedBinaryPoint : registers.binaryPoint + 1;
  return u32(ListRegister.priority(value)) & (all << below);
}

/** The highest group priority in service (GICV_RPR); NONE when nothing is. */
export function runningPriority(registers: InterfaceRegisters): u32 {
  return registers.activePriorities === 0 ? NONE : countTrailingZeros(registers.activePriorities) << 3;
}

/** The list register whose interrupt is signalled to the guest; NONE when none is. */
export function signalled(virtual: VirtualInterface): u32 {
  const registers = virtual.registers;
  if ((registers.hypervisorControl & INTERFACE_ENABLE) === 0) return NONE;
  const slot = highestPending(virtual);
  if (slot === NONE) return NONE;
  const value = u64(virtual.listRegisters[slot]);
  const passes = u32(ListRegister.priority(value)) < registers.priorityMask;
  return passes && groupPriority(registers, value) < runningPriority(registers) ? slot : NONE;
}

/** GICH_HCR: a maintenance interrupt when at most one list register is in use, or when none is pending. */
const UNDERFLOW: u32 = 1 << 1;
const NONE_PENDING: u32 = 1 << 3;

/** Whether the hypervisor wants to know of what the guest has done (GICH_MISR, 5.3.4; the others are not asked for). */
export function wantsMaintenance(virtual: VirtualInterface): boolean {
  let used: u32 = 0;
  let pending: boolean = false;
  for (let slot: u32 = 0; slot < LIST_REGISTERS; slot++) {
    const value = virtual.listRegisters[slot];
    if (isEndedWithNotice(value)) return true;
    if ((value & STATE) !== 0) used += 1;
    if (ListRegister.pending(u64(value))) pending = true;
  }
  const control = virtual.registers.hypervisorControl;
  return ((control & UNDERFLOW) !== 0 && used <= 1) || ((control & NONE_PENDING) !== 0 && !pending);
}

/** Pending, active; a physical interrupt is behind it; else, its end is to be told (GICH_LR<n>, 5.3.9). */
const STATE: u32 = 3 << 28;
const HARDWARE: u32 = 0x8000_0000;
const NOTICE: u32 = 1 << 19;

function isEndedWithNotice(value: u32): boolean {
  return (value & STATE) === 0 && (value & HARDWARE) === 0 && (value & NOTICE) !== 0;
}

/** Nothing is in it, and nobody waits to be told of its end (GICH_ELRSR0, 5.3.7). */
export function isEmpty(value: u32): boolean {
  return (value & STATE) === 0 && !isEndedWithNotice(value);
}
