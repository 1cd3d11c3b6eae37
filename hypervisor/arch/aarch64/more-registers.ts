/**
 * State of a vCPU that only some CPUs have. What a guest is told of stays with it; what it is not told of, and reaches
 * all the same, is cleared for whoever gets the core next, so that partitions can neither find nor pass on anything.
 */
import type { Cpu } from '../../core/cpu.ts';
import type { GuestContext } from './context.ts';
import {
  clearDeferredError,
  clearScalableRegisters,
  hasAuxiliaryRegisters,
  hasDeferredErrors,
  hasPointerKeys,
  hasScalableMatrices,
  loadAuxiliaryRegisters,
  loadPointerKeys,
  resetPointerKeys,
  saveAuxiliaryRegisters,
  savePointerKeys,
} from './more-registers.unsafe.ts';

/**
 * What this core has. Before a guest has run on it.
 * @cold
 */
export function findMore(cpu: Cpu): void {
  cpu.hasPointerKeys = hasPointerKeys();
  cpu.hasAuxiliary = hasAuxiliaryRegisters();
  cpu.hasScalable = hasScalableMatrices();
  cpu.hasDeferredErrors = hasDeferredErrors();
  cpu.hasMore = cpu.hasPointerKeys || cpu.hasAuxiliary || cpu.hasScalable || cpu.hasDeferredErrors;
}

/** @cold */
export function saveMore(cpu: Cpu, context: GuestContext): void {
  if (cpu.hasPointerKeys) savePointerKeys(context.keys);
  if (cpu.hasAuxiliary) saveAuxiliaryRegisters(context.auxiliary);
}

function clearUntold(cpu: Cpu): void {
  if (cpu.hasScalable) clearScalableRegisters();
  if (cpu.hasDeferredErrors) clearDeferredError();
}

/** @cold */
export function loadMore(cpu: Cpu, context: GuestContext): void {
  if (cpu.hasPointerKeys) loadPointerKeys(context.keys);
  if (cpu.hasAuxiliary) loadAuxiliaryRegisters(context.auxiliary);
  clearUntold(cpu);
}

/**
 * For a vCPU that starts; `resetGuestRegisters` clears the auxiliary ones.
 * @cold
 */
export function resetMore(cpu: Cpu): void {
  if (cpu.hasPointerKeys) resetPointerKeys();
  clearUntold(cpu);
}
