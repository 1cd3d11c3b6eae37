/** Entering and leaving a partition on a core, and the parts of a partition that a start renews. */
import { acquire, type u32, u64 } from '@bulkhead/bare';
import { handOverInterrupts, takeBackInterrupts } from '#gic/direct-cpu-interface.ts';
import { resetPhysical, routePhysical, writePhysicalWord } from '#gic/driver.ts';
import { writeListRegistersControl } from '#gic/list-registers.unsafe.ts';
import {
  type InterruptRecord,
  MAX_PORTS,
  type PartitionRecord,
  type SegmentRecord,
} from '../../abi/configuration.ts';
import { type Cpu, isShared } from '../../core/cpu.ts';
import { hasChannels } from '../../core/features.ts';
import { isDirect, type Partition, recordOf, type VirtualCpu } from '../../core/partition.ts';
import type { Resident } from '../../core/resident.ts';
import { enableVirtualization, resetGuestRegisters, stopGuestTimers } from './cpu.unsafe.ts';
import { startFloatingPoint } from './floating-point.ts';
import { imageStart } from './image.unsafe.ts';
import { clearGuest, copyToGuest, publishToGuest } from './memory.unsafe.ts';
import { resetMore } from './more-registers.ts';
import { DIRECT_HCR, GUEST_HCR, SHARED_HCR } from './registers.ts';
import { loadGuest, setLoaded } from './switch.ts';
import { clearListRegisters, withdrawAll } from './vgic/delivery.ts';
import { startDirect, stopDirect } from './vgic/direct.ts';
import { ICACTIVER } from './vgic/families.ts';
import {
  resetDistributor,
  resetPrivate,
  startDeviceInterrupts,
  startTimerInterrupts,
  TIMERS,
} from './vgic/reset.ts';
import { bitOf } from './vgic/select.ts';
import { lookAgain } from './vgic/signals.ts';

/** VMPIDR_EL2: RES1 bit 31, the vCPU's index in Aff0. */
const MPIDR_RES1: u64 = 1n << 31n;

/**
 * Sets the core, which holds no other's state, up for the vCPU's first instruction: everything that a guest can see
 * has its reset value.
 * @cold
 */
export function startGuest(cpu: Cpu, resident: Resident, partition: Partition, vcpu: VirtualCpu): void {
  stopGuestTimers();
  startInterrupts(partition, vcpu);
  const affinity: u64 = MPIDR_RES1 | u64(vcpu.index);
  resident.context.identity.VTTBR_EL2 = partition.translationRoot;
  resident.context.identity.VMPIDR_EL2 = affinity;
  enableVirtualization(controlOf(cpu, partition), partition.translationRoot, affinity);
  startFloatingPoint(cpu, resident);
  resetGuestRegisters(resident.frame, resident.entry);
  if (isShared(cpu) && cpu.hasMore) resetMore(cpu);
  if (isDirect(partition)) handOverInterrupts(cpu, vcpu);
  setLoaded(cpu, resident);
  resident.frame.x[0] = resident.argument;
  resident.entered = true;
}

/** On a shared core a guest that waits gives the core away; elsewhere it idles in hardware. */
function controlOf(cpu: Cpu, partition: Partition): u64 {
  if (isDirect(partition)) return DIRECT_HCR;
  return isShared(cpu) ? SHARED_HCR : GUEST_HCR;
}

function startInterrupts(partition: Partition, vcpu: VirtualCpu): void {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  clearListRegisters();
  startDeviceInterrupts(partition, gic, vcpu);
  if (isDirect(partition)) {
    startDirect(partition, gic, vcpu);
  } else {
    startTimerInterrupts(gic, vcpu);
    // Some may already wait for this vCPU.
    lookAgain(partition, gic, vcpu);
  }
}

function stopInterrupts(partition: Partition, vcpu: VirtualCpu): void {
  using guard = acquire(partition.interrupts.gic);
  if (isDirect(partition)) {
    stopDirect(guard.value, vcpu);
  } else {
    withdrawAll(partition, guard.value, vcpu);
    // What was withdrawn is active in the redistributor still, and would keep the timer from the core's other vCPUs.
    writePhysicalWord(vcpu.core, ICACTIVER, 0, TIMERS);
  }
}

/** The vCPU stops: its timers and interrupts with it. */
export function leaveGuest(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, resident: Resident): void {
  if (!resident.entered) return;
  if (cpu.loaded !== resident) loadGuest(cpu, resident, partition, vcpu);
  resident.entered = false;
  stopGuestTimers();
  stopInterrupts(partition, vcpu);
  if (isDirect(partition)) takeBackInterrupts(cpu);
  writeListRegistersControl(0n);
  if (cpu.floatingPointOf === resident) cpu.floatingPointOf = null;
  setLoaded(cpu, null);
}

/** Fills `sizeBytes` of a segment of the partition's memory from the image, from `offset` on. */
export function loadPartitionMemory(partition: Partition, index: u32, offset: u64, sizeBytes: u64): void {
  const record: PartitionRecord = recordOf(partition);
  const segment: SegmentRecord = record.segments[index];
  const destination: u64 = record.ramPa + (segment.ipa - record.ramIpa) + offset;
  copyToGuest(destination, imageStart() + segment.imageOffset + offset, sizeBytes);
  publishToGuest(destination, sizeBytes);
}

/** Nothing of an earlier life is left in `sizeBytes` of the partition's memory from `offset` on. */
export function clearPartitionMemory(partition: Partition, offset: u64, sizeBytes: u64): void {
  const start: u64 = recordOf(partition).ramPa + offset;
  clearGuest(start, sizeBytes);
  publishToGuest(start, sizeBytes);
}

/** The virtual interrupt controller as after reset, and the physical interrupts behind it off and routed to vCPU 0. */
export function resetPartitionDevices(partition: Partition): void {
  const record: PartitionRecord = recordOf(partition);
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  resetDistributor(partition, gic);
  for (let i: u32 = 0; i < partition.vcpuCount; i++)
    resetPrivate(gic, partition.vcpus[i], isDirect(partition));
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const interrupt: InterruptRecord = record.interrupts[i];
    resetShared(interrupt.physicalIntid, record.vcpuCore[0]);
  }
  if (!isDirect(partition) || !hasChannels()) return;
  for (let port: u32 = 0; port < MAX_PORTS; port++) {
    const intid = partition.ports[port].intid;
    if (intid !== 0) resetShared(intid, record.vcpuCore[0]);
  }
}

function resetShared(intid: u32, core: u32): void {
  resetPhysical(0, intid >>> 5, bitOf(intid));
  routePhysical(intid, core);
}
