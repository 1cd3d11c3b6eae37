/** Saves, loads and resets them. */

import type { u64 } from '@bulkhead/bare';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice } from '../mmio.unsafe.ts';
import type { InterfaceRegisters } from './interface-registers.ts';

const HCR: u64 = 0x0n;
const VMCR: u64 = 0x8n;
const APR: u64 = 0xf0n;

export function saveInterface(registers: InterfaceRegisters): void {
  const control = packedConfiguration().board.gichPa;
  registers.machine = readDevice(control, VMCR);
  registers.control = readDevice(control, HCR);
  registers.activePriorities = readDevice(control, APR);
}

/** The guest's own state, as `saveInterface` found it on this core. */
export function loadInterface(registers: InterfaceRegisters): void {
  const control = packedConfiguration().board.gichPa;
  writeDevice(control, VMCR, registers.machine);
  writeDevice(control, HCR, registers.control);
  writeDevice(control, APR, registers.activePriorities);
}

/** Everything masked, no group enabled, nothing active. */
export function resetInterface(): void {
  const control = packedConfiguration().board.gichPa;
  writeDevice(control, VMCR, 0);
  writeDevice(control, APR, 0);
}
