/** Physical interrupts, all of which come to EL2: the hypervisor's own, and those of the core's partition. */

import { type u32, u64 } from '@bulkhead/bare';
import { intidOf } from '#gic/acknowledged.ts';
import {
  acknowledgeFastInterrupt,
  acknowledgeInterrupt,
  writeDeactivate,
  writeEndOfInterrupt,
  writeFastEndOfInterrupt,
} from '#gic/cpu-interface.unsafe.ts';
import {
  HYPERVISOR_TIMER_INTID,
  hasOwnGroup,
  KICK_SGI,
  MAINTENANCE_INTID,
  setPhysicalEnabled,
  setPhysicalPending,
  writePhysicalWord,
} from '#gic/driver.ts';
import { GUEST_PHYSICAL_TIMER_INTID, GUEST_VIRTUAL_TIMER_INTID } from '../../abi/platform.ts';
import { packedConfiguration } from '../../core/configuration.ts';
import { takeConsoleInput } from '../../core/console/input.ts';
import { type Cpu, isShared } from '../../core/cpu.ts';
import { hasWatchdogs } from '../../core/features.ts';
import { flushNow } from '../../core/flush.ts';
import { isBoardError, takeBoardError } from '../../core/health/board-errors.ts';
import { lifeChanges } from '../../core/lifecycle.ts';
import { Power, partitions } from '../../core/partition.ts';
import { armTimer } from '../../core/timers.ts';
import { checkWatchdogs, watchAgain } from '../../core/watchdog.ts';
import { readCounter } from './system.unsafe.ts';
import { ICACTIVER } from './vgic/families.ts';
import { NOBODY, ownerOf, partitionOf, virtualOf } from './vgic/planned.ts';
import { relist } from './vgic/ready-timers.ts';
import { TIMERS } from './vgic/reset.ts';
import { raiseElsewhere, raiseHardware, reconsiderSelf, takeKick } from './vgic/signals.ts';

/** INTIDs from here on are special: 1023 means that nothing is pending (IHI 0069, 2.2.1). */
const SPECIAL: u32 = 1020;
const FIRST_SHARED: u32 = 32;

function isTimer(intid: u32): boolean {
  return intid === GUEST_VIRTUAL_TIMER_INTID || intid === GUEST_PHYSICAL_TIMER_INTID;
}

/** Priority drop and deactivation together, for interrupts that no guest ends. */
function finish(acknowledged: u64): void {
  writeEndOfInterrupt(acknowledged);
  writeDeactivate(acknowledged);
}

/** One of the core's own timers, for the loaded vCPU; false when that is not running. */
function takeGuestTimer(cpu: Cpu, intid: u32): boolean {
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  if (partition === null || vcpu === null || vcpu.power.loadRelaxed() !== Power.On) return false;
  writeEndOfInterrupt(u64(intid));
  if (!relist(vcpu, intid)) raiseHardware(partition, vcpu, intid);
  return true;
}

/** An SPI of the loaded partition; false when its vCPU is not running. */
function raiseHere(cpu: Cpu, virtual: u32): boolean {
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  if (partition === null || vcpu === null || vcpu.power.loadRelaxed() !== Power.On) return false;
  raiseHardware(partition, vcpu, virtual);
  return true;
}

/** Passes an SPI on to its partition; false when nobody could take it. */
function passOn(cpu: Cpu, intid: u32): boolean {
  const owner = ownerOf(intid);
  if (owner === NOBODY) return false;
  const partition = cpu.partition;
  const index = partitionOf(owner);
  if (partition !== null && partition.index === index) return raiseHere(cpu, virtualOf(owner));
  cpu.passing = intid;
  const passed = raiseElsewhere(partitions.of(index), virtualOf(owner));
  cpu.passing = 0;
  return passed;
}

/** An interrupt of a partition; without a running vCPU, or without an owner, it is turned off. */
function forward(cpu: Cpu, intid: u32): void {
  // First: whatever fails from here on, the core takes others.
  writeEndOfInterrupt(u64(intid));
  if (passOn(cpu, intid)) return;
  setPhysicalEnabled(cpu.core, intid, false);
  writeDeactivate(u64(intid));
  // The signal of a channel to a partition with direct interrupts, whose vCPU is off, comes once: it waits.
  if (intid >= FIRST_SHARED && ownerOf(intid) === NOBODY) setPhysicalPending(cpu.core, intid);
}

/** One of the hypervisor's own, already ended. */
function takeOwn(cpu: Cpu, intid: u32): void {
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  if (intid === KICK_SGI) {
    takeOwnKick(cpu);
  } else if (intid === HYPERVISOR_TIMER_INTID) {
    takeTimer(cpu);
  } else if (intid !== MAINTENANCE_INTID && isBoardError(intid)) {
    setPhysicalEnabled(cpu.core, intid, false);
    takeBoardError();
  } else if (intid !== MAINTENANCE_INTID) {
    takeConsoleInput();
  } else if (partition !== null && vcpu !== null) {
    reconsiderSelf(partition, vcpu);
  }
}

/** A kick: for a vCPU of the core, or to have the core look at a partition's life. */
function takeOwnKick(cpu: Cpu): void {
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  cpu.reschedule = isShared(cpu);
  if (hasWatchdogs() && cpu.watches) watchAgain(cpu);
  if (partition !== null && vcpu !== null) takeKick(partition, vcpu);
}

/**
 * The time has come for a watchdog, or for output that waits.
 * @cold
 */
function doDuties(cpu: Cpu): void {
  const now = readCounter();
  if (hasWatchdogs() && cpu.watchAt !== 0n && now >= cpu.watchAt) checkWatchdogs(cpu);
  if (cpu.flushAt === 0n || now < cpu.flushAt) armTimer(cpu);
  // Whose window it is then, `settle` knows, which looks closely when it believes that a life has changed.
  else if (isShared(cpu)) cpu.lifeChanges = ~lifeChanges();
  else flushNow(cpu);
}

/** The time has come for output that waits, for another vCPU, or for both. */
function takeTimer(cpu: Cpu): void {
  cpu.reschedule = isShared(cpu);
  cpu.scheduleAt = 0n;
  const duty = cpu.dutyAt;
  if (duty !== 0n && readCounter() >= duty) doDuties(cpu);
  // On a shared core `settle` sets it anew, before anything else is taken.
  else if (!isShared(cpu)) armTimer(cpu);
}

function isOwn(intid: u32): boolean {
  const board = packedConfiguration().board;
  return (
    intid === KICK_SGI ||
    intid === MAINTENANCE_INTID ||
    intid === HYPERVISOR_TIMER_INTID ||
    (board.uartPa !== 0n && intid === board.uartIntid) ||
    (intid >= FIRST_SHARED && isBoardError(intid))
  );
}

/** Takes one interrupt of Group 1; false when none is pending. Another brings the core back at once. */
export function takeInterrupt(cpu: Cpu): boolean {
  const acknowledged = acknowledgeInterrupt();
  const intid = intidOf(acknowledged);
  if (isTimer(intid) && takeGuestTimer(cpu, intid)) return true;
  if (intid >= SPECIAL) return false;
  if (hasOwnGroup() || !isOwn(intid)) {
    forward(cpu, intid);
  } else {
    finish(acknowledged);
    takeOwn(cpu, intid);
  }
  return true;
}

/** Takes one interrupt of Group 0, all of which are the hypervisor's own; false when none is pending. */
export function takeFastInterrupt(cpu: Cpu): boolean {
  const intid = intidOf(acknowledgeFastInterrupt());
  if (intid >= SPECIAL) return false;
  writeFastEndOfInterrupt(u64(intid));
  if (!cpu.joinedEnd) writeDeactivate(u64(intid));
  if (intid === KICK_SGI) takeOwnKick(cpu);
  else takeOwn(cpu, intid);
  return true;
}

/** Takes one that is pending on this core, which runs no guest. Another ends its next sleep, or its guest's run, at once. */
export function drainInterrupts(cpu: Cpu): void {
  if (!hasOwnGroup() || !takeFastInterrupt(cpu)) takeInterrupt(cpu);
}

/**
 * What a core that gives up has taken and not handed on: the timers of the vCPU, which stops, and a shared interrupt
 * of another partition. They are no longer active, so that they can come again.
 * @cold
 */
export function giveUpInterrupts(cpu: Cpu): void {
  writePhysicalWord(cpu.core, ICACTIVER, 0, TIMERS);
  if (cpu.passing !== 0) writeDeactivate(u64(cpu.passing));
  cpu.passing = 0;
}
