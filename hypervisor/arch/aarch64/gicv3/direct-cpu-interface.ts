/**
 * The CPU interface of a core whose partition takes its interrupts directly. The registers of Group 1 are the
 * guest's own; those that both groups share trap (ICH_HCR_EL2.TC), so that the guest can neither mask the
 * hypervisor's interrupts nor end another partition's (IHI 0069, 4.8 and 12.2).
 */
import { acquire, countTrailingZeros, truncateU32, u32, u64 } from '@bulkhead/bare';
import { GUEST_INTIDS } from '../../../abi/platform.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import type { Cpu } from '../../../core/cpu.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { bitOf, wordOf } from '../vgic/select.ts';
import {
  closeGroup1,
  openGroup1,
  readInterfaceControl,
  readRunningPriority,
  sendInterrupt,
  setEndOfInterruptMode,
  writeDeactivate,
  writePriorityMask,
} from './cpu-interface.unsafe.ts';
import { HIGHEST_PARTITION_PRIORITY, KICK_SGI } from './driver.ts';
import { IchHcrEl2 } from './list-register.ts';
import { writeListRegistersControl } from './list-registers.unsafe.ts';

/** op0, op1, CRn, CRm, op2 as `system-registers.ts` encodes them. */
const ICC_PMR_EL1: u32 = 0xc230;
const ICC_DIR_EL1: u32 = 0xc659;
const ICC_RPR_EL1: u32 = 0xc65b;
const ICC_CTLR_EL1: u32 = 0xc664;

/** Interrupts of Group 1 can go to EL1 with no instruction at EL2. */
export const CAN_BE_DIRECT: boolean = true;

const ALL: u32 = 0xffff_ffff;

/** ICC_CTLR_EL1.EOImode: ending an interrupt only drops its priority. */
const EOI_MODE: u64 = 1n << 1n;
/** Implemented bits of a priority mask: five. */
const MASK_BITS: u32 = 0xf8;

export function isSharedRegister(encoding: u32): boolean {
  return (
    encoding === ICC_PMR_EL1 ||
    encoding === ICC_DIR_EL1 ||
    encoding === ICC_RPR_EL1 ||
    encoding === ICC_CTLR_EL1
  );
}

/** A mask that lets the hypervisor's interrupts through, whatever the guest asks for. */
function maskInterrupts(vcpu: VirtualCpu, mask: u32): void {
  vcpu.interrupts.priorityMask.storeRelaxed(mask);
  const lowest = u32(HIGHEST_PARTITION_PRIORITY);
  writePriorityMask(mask < lowest ? lowest : mask);
}

/** The guest gets the interface as after reset: everything masked, Group 1 off. */
export function handOverInterrupts(cpu: Cpu, vcpu: VirtualCpu): void {
  closeGroup1();
  maskInterrupts(vcpu, 0);
  setEndOfInterruptMode(false);
  cpu.joinedEnd = true;
  writeListRegistersControl(IchHcrEl2.of({ tc: true }));
}

/** What the hypervisor needs while no guest runs. */
export function takeBackInterrupts(cpu: Cpu): void {
  closeGroup1();
  writePriorityMask(0xff);
  setEndOfInterruptMode(true);
  cpu.joinedEnd = false;
  openGroup1();
}

export function readShared(vcpu: VirtualCpu, encoding: u32): u64 {
  switch (encoding) {
    case ICC_PMR_EL1:
      return u64(vcpu.interrupts.priorityMask.loadRelaxed());
    case ICC_RPR_EL1:
      return readRunningPriority();
    case ICC_CTLR_EL1:
      return readInterfaceControl();
    default:
      return 0n;
  }
}

/** Deactivates what the guest owns: ICC_DIR_EL1 would end any partition's. */
function deactivate(partition: Partition, vcpu: VirtualCpu, intid: u32): void {
  if (intid >= GUEST_INTIDS) return;
  using guard = acquire(partition.interrupts.gic);
  if ((wordOf(guard.value, vcpu, intid).hardware & bitOf(intid)) !== 0) writeDeactivate(u64(intid));
}

export function writeShared(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  encoding: u32,
  value: u64,
): void {
  switch (encoding) {
    case ICC_PMR_EL1:
      maskInterrupts(vcpu, truncateU32(value) & MASK_BITS);
      break;
    case ICC_CTLR_EL1:
      cpu.joinedEnd = (value & EOI_MODE) === 0n;
      setEndOfInterruptMode(!cpu.joinedEnd);
      break;
    case ICC_DIR_EL1:
      if (!cpu.joinedEnd) deactivate(partition, vcpu, truncateU32(value & 0xff_ffffn));
      break;
    default:
      break;
  }
}

/** A guest's SGI, to the cores of the vCPUs in `targets`. */
export function sendDirect(partition: Partition, intid: u32, targets: u32): void {
  if (intid === KICK_SGI) return;
  let left: u32 = targets & (ALL >>> (32 - partition.vcpuCount));
  while (left !== 0) {
    const target = partition.vcpus[countTrailingZeros(left)];
    sendInterrupt(packedConfiguration().board.mpidr[target.core], intid, false);
    left &= left - 1;
  }
}
