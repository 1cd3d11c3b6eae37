/** Saves, loads and resets them. */
import { loadRegisters, saveRegisters, writeSystemRegister } from '@bulkhead/bare/unsafe';
import type { InterfaceRegisters } from './interface-registers.ts';

/** Safety: reads. */
export function saveInterface(registers: InterfaceRegisters): void {
  saveRegisters(registers);
}

/** Safety: the guest's own state, as `saveInterface` found it on this core. */
export function loadInterface(registers: InterfaceRegisters): void {
  loadRegisters(registers);
}

/** Everything masked, no group enabled, nothing active. Safety: guest state only. */
export function resetInterface(): void {
  writeSystemRegister('ICH_VMCR_EL2', 0n);
  writeSystemRegister('ICH_AP0R0_EL2', 0n);
  writeSystemRegister('ICH_AP1R0_EL2', 0n);
}
