/** Saves, loads and resets them. */
import {
  type InterfaceRegisters,
  LEAST_ALIASED_BINARY_POINT,
  LEAST_BINARY_POINT,
} from './interface-registers.ts';
import { ownInterface } from './own-core.unsafe.ts';
import { signal } from './signal.ts';

function copy(from: InterfaceRegisters, to: InterfaceRegisters): void {
  to.control = from.control;
  to.priorityMask = from.priorityMask;
  to.binaryPoint = from.binaryPoint;
  to.aliasedBinaryPoint = from.aliasedBinaryPoint;
  to.activePriorities = from.activePriorities;
  to.hypervisorControl = from.hypervisorControl;
}

export function saveInterface(registers: InterfaceRegisters): void {
  copy(ownInterface().registers, registers);
}

/** The guest's own state, as `saveInterface` found it on this core. */
export function loadInterface(registers: InterfaceRegisters): void {
  const virtual = ownInterface();
  copy(registers, virtual.registers);
  signal(virtual);
}

/** Everything masked, no group enabled, nothing active. */
export function resetInterface(): void {
  const virtual = ownInterface();
  const registers = virtual.registers;
  registers.control = 0;
  registers.priorityMask = 0;
  registers.binaryPoint = LEAST_BINARY_POINT;
  registers.aliasedBinaryPoint = LEAST_ALIASED_BINARY_POINT;
  registers.activePriorities = 0;
  signal(virtual);
}
