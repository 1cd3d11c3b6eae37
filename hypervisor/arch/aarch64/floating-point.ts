/**
 * Floating point is switched when it is used: a vCPU that gets the core finds its instructions trapped until then,
 * unless its registers are still there.
 */
import type { Cpu } from '../../core/cpu.ts';
import type { Resident } from '../../core/resident.ts';
import { loadFloatingPoint, saveFloatingPoint } from './context.unsafe.ts';
import { openFloatingPoint, trapFloatingPoint } from './cpu.unsafe.ts';

function saveOwner(cpu: Cpu): void {
  const owner = cpu.floatingPointOf;
  if (owner !== null) saveFloatingPoint(owner.context.floatingPoint);
}

/** The core changes to `next`. */
export function switchFloatingPoint(cpu: Cpu, next: Resident): void {
  trapFloatingPoint(cpu.floatingPointOf !== next);
}

/** The loaded vCPU uses floating point; true when it did not have its registers and has them now. */
export function takeFloatingPoint(cpu: Cpu): boolean {
  const loaded = cpu.loaded;
  if (loaded === null || cpu.floatingPointOf === loaded) return false;
  openFloatingPoint();
  saveOwner(cpu);
  loadFloatingPoint(loaded.context.floatingPoint);
  cpu.floatingPointOf = loaded;
  return true;
}

/** A vCPU starts, its instructions not trapped any more; `resetGuestRegisters` clears the registers after this. */
export function startFloatingPoint(cpu: Cpu, resident: Resident): void {
  if (cpu.floatingPointOf !== resident) saveOwner(cpu);
  cpu.floatingPointOf = resident;
}
