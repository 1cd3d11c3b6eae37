/** Checks of how a partition is treated. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  ConsoleKind,
  InterruptMode,
  type InterruptRecord,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { isUart } from '../features.ts';
import { refuse } from './report.ts';

/** Kinds and actions are those that there are. */
export function validModes(index: u32, record: PartitionRecord): boolean {
  if (record.consoleKind > ConsoleKind.Hypercall) {
    return refuse(Refusal.ConsoleKind, u64(record.consoleKind), index, 0);
  }
  if (record.interruptMode > InterruptMode.Direct) {
    return refuse(Refusal.InterruptMode, u64(record.interruptMode), index, 0);
  }
  return true;
}

/** Direct interrupts need nothing of the hypervisor: the other checks of the partition have passed. */
export function validDirect(
  configuration: RuntimeConfiguration,
  index: u32,
  record: PartitionRecord,
): boolean {
  if (record.interruptMode !== InterruptMode.Direct) return true;
  if (isUart(record.consoleKind)) {
    return refuse(Refusal.DirectWithUart, u64(record.interruptMode), index, 0);
  }
  for (let i: u32 = 0; i < record.vcpuCount; i++) {
    const core = record.vcpuCore[i];
    if (configuration.cores[core].majorFrameNs !== 0n) {
      return refuse(Refusal.DirectWithSchedule, u64(core), index, i);
    }
  }
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const interrupt: InterruptRecord = record.interrupts[i];
    const virtual = interrupt.virtualIntid;
    if (virtual !== interrupt.physicalIntid) {
      return refuse(Refusal.DirectIntid, u64(virtual), index, i);
    }
  }
  return true;
}
