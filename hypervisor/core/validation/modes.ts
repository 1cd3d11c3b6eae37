/** Checks of how a partition is treated. */
import { type u32, u64 } from '@bulkhead/bare';
import {
  ConsoleKind,
  FaultAction,
  InterruptMode,
  type InterruptRecord,
  PanicAction,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { bad, refusePart } from './report.ts';

/** Kinds and actions are those that there are. */
export function validModes(index: u32, record: PartitionRecord): boolean {
  if (record.consoleKind > ConsoleKind.Hypercall) {
    return bad(index, '.consoleKind', u64(record.consoleKind), 'must be 0 to 2');
  }
  if (record.faultAction > FaultAction.Inject) {
    return bad(index, '.faultAction', u64(record.faultAction), 'must be 0 or 1');
  }
  if (record.interruptMode > InterruptMode.Direct) {
    return bad(index, '.interruptMode', u64(record.interruptMode), 'must be 0 or 1');
  }
  if (record.panicAction > PanicAction.RestartPartition) {
    return bad(index, '.panicAction', u64(record.panicAction), 'must be 0 to 2');
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
  if (record.consoleKind === ConsoleKind.Pl011) {
    return bad(index, '.interruptMode', u64(record.interruptMode), 'is not possible with an emulated UART');
  }
  for (let i: u32 = 0; i < record.vcpuCount; i++) {
    const core = record.vcpuCore[i];
    if (configuration.cores[core].majorFrameNs !== 0n) {
      return refusePart(index, 'vcpuCore', i, '', u64(core), 'has a schedule, and interrupts are direct');
    }
  }
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const interrupt: InterruptRecord = record.interrupts[i];
    const virtual = interrupt.virtualIntid;
    if (virtual !== interrupt.physicalIntid) {
      const requirement = 'must be the physical one where interrupts are direct';
      return refusePart(index, 'interrupts', i, '.virtualIntid', u64(virtual), requirement);
    }
  }
  return true;
}
