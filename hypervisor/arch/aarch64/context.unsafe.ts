/** Saves and loads a guest's registers. */
import { addressOf, callAssembly, loadRegisters, saveRegisters } from '@bulkhead/bare/unsafe';
import type { FloatingPoint, GuestIdentity, GuestRegisters } from './context.ts';

/** Safety: reads. */
export function saveGuestRegisters(registers: GuestRegisters): void {
  saveRegisters(registers);
}

/** Safety: the guest's own state, as `saveGuestRegisters` found it on this core. */
export function loadGuestRegisters(registers: GuestRegisters): void {
  loadRegisters(registers);
}

/** Safety: `switchGuest` passes the space and number of the vCPU whose registers it loads. */
export function loadGuestIdentity(identity: GuestIdentity): void {
  loadRegisters(identity);
}

/** Safety: the routine writes exactly the object. */
export function saveFloatingPoint(state: FloatingPoint): void {
  callAssembly('save_floating_point', addressOf(state), 0n, 0n, 0n);
}

/** Safety: the routine reads exactly the object; the state is the guest's own. */
export function loadFloatingPoint(state: FloatingPoint): void {
  callAssembly('load_floating_point', addressOf(state), 0n, 0n, 0n);
}
