/**
 * The life of a partition: start, stop, restart, and of its vCPUs: on, off. Every change of state is made under
 * the partition's lock and followed by a kick of the cores that it concerns; `settle` (schedule.ts) acts on it.
 */
import { type Atomic, acquire, atomic, type u32, type u64, wrappingAdd } from '@bulkhead/bare';
import {
  kickCore,
  leaveGuest,
  loadPartitionMemory,
  resetPartitionDevices,
  scrubPartitionMemory,
} from '#machine';
import { EndReason } from '../abi/events.ts';
import { leaveCalls } from './call.ts';
import type { Cpu } from './cpu.ts';
import { reportEnd, reportStart } from './events.ts';
import { Ending, Life, type Partition, Power, recordOf, type VirtualCpu } from './partition.ts';
import type { Resident } from './resident.ts';
import { countEnded } from './system.ts';
import { resetUart } from './virtual-uart.ts';

/** Counts whatever may have a vCPU leave its core, so that a core looks at its vCPUs' lives only after a change. */
const changes: Atomic<u32> = atomic(0);

export function lifeChanges(): u32 {
  return changes.load();
}

/** Memory, devices and vCPU 0 as at power-on. Nothing of the partition runs. */
function makeReady(partition: Partition): void {
  loadPartitionMemory(partition);
  resetPartitionDevices(partition);
  resetUart(partition);
  const record = recordOf(partition);
  using guard = acquire(partition.state);
  guard.value.entry[0] = record.entryIpa;
  guard.value.argument[0] = record.entryArgument;
  partition.vcpus[0].power.store(Power.Pending);
  partition.life.store(Life.Running);
}

/** First start, on the core of vCPU 0. */
export function startPartition(partition: Partition): void {
  reportStart(partition);
  makeReady(partition);
}

/** True for the first request of a life. */
function beginStop(partition: Partition, ending: Ending, reason: EndReason): boolean {
  using guard = acquire(partition.state);
  if (partition.life.loadRelaxed() !== Life.Running) return false;
  partition.life.store(Life.Stopping);
  guard.value.ending = ending;
  guard.value.reason = reason;
  guard.value.inside = partition.vcpuCount;
  return true;
}

/**
 * Has every vCPU of the partition leave the guest; the first request of a life counts.
 * @cold
 */
export function requestStop(partition: Partition, ending: Ending, reason: EndReason): void {
  if (!beginStop(partition, ending, reason)) return;
  changes.add(1);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) kickCore(partition.vcpus[index].core);
}

/**
 * The last vCPU is out: the partition ends, or starts afresh.
 * @cold
 */
function conclude(partition: Partition, ending: u32, reason: u32): void {
  if (ending === Ending.Stop) {
    partition.life.store(Life.Ended);
    reportEnd(partition, reason);
    countEnded();
    return;
  }
  // A guest may restart for years: the count wraps, it does not fail.
  partition.restarts.add(1);
  scrubPartitionMemory(partition);
  reportStart(partition);
  makeReady(partition);
  kickCore(partition.vcpus[0].core);
}

/** The number of the partition's life: never the one before, which is all that matters. */
function lifeOf(partition: Partition): u32 {
  return wrappingAdd(partition.restarts.load(), 1);
}

/** What is left of a count-out: nothing, or the end of the whole partition. */
const enum Left {
  Nothing = 0,
  ToStop = 1,
  ToRestart = 2,
}

/** Counts a vCPU out of its stopping partition, once a life. */
function countOut(partition: Partition, vcpu: VirtualCpu, resident: Resident): Left {
  using guard = acquire(partition.state);
  const due = partition.life.loadRelaxed() === Life.Stopping && resident.checkedOutOf !== lifeOf(partition);
  if (!due) return Left.Nothing;
  resident.checkedOutOf = lifeOf(partition);
  vcpu.power.store(Power.Off);
  guard.value.inside -= 1;
  if (guard.value.inside !== 0) return Left.Nothing;
  // Between two lives: no core that wakes while the memory is renewed counts itself out of the next.
  partition.life.store(Life.Idle);
  return guard.value.ending === Ending.Stop ? Left.ToStop : Left.ToRestart;
}

function reasonOf(partition: Partition): u32 {
  using guard = acquire(partition.state);
  return guard.value.reason;
}

/**
 * Takes a vCPU that is to stop out of its guest, and counts it out if its partition stops.
 * @cold
 */
export function checkOut(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, resident: Resident): void {
  // Half-way, the partition would neither run nor end.
  cpu.mustFinish = true;
  leaveCalls(cpu, resident);
  leaveGuest(cpu, partition, vcpu, resident);
  const left = countOut(partition, vcpu, resident);
  if (left !== Left.Nothing)
    conclude(partition, left === Left.ToStop ? Ending.Stop : Ending.Restart, reasonOf(partition));
  cpu.mustFinish = false;
}

/** Takes the vCPU's pending start, if there is one: first instruction and argument go to the resident. */
export function claim(partition: Partition, vcpu: VirtualCpu, resident: Resident): boolean {
  using guard = acquire(partition.state);
  const ready = partition.life.loadRelaxed() === Life.Running && vcpu.power.loadRelaxed() === Power.Pending;
  if (!ready) return false;
  vcpu.power.store(Power.On);
  resident.entry = guard.value.entry[vcpu.index];
  resident.argument = guard.value.argument[vcpu.index];
  return true;
}

/** True while the vCPU may run its guest. */
export function mayRun(partition: Partition, vcpu: VirtualCpu): boolean {
  return partition.life.loadRelaxed() === Life.Running && vcpu.power.loadRelaxed() === Power.On;
}

export const enum PowerOnResult {
  Done = 0,
  AlreadyOn = 1,
  Pending = 2,
}

/** The vCPU's power before; if that was Off, it is pending now. */
function requestStart(partition: Partition, vcpu: VirtualCpu, entry: u64, argument: u64): u32 {
  using guard = acquire(partition.state);
  const power = vcpu.power.loadRelaxed();
  // A partition that is stopping starts no vCPU: the request would outlive it, into the life after a restart.
  if (power === Power.Off && partition.life.loadRelaxed() === Life.Running) {
    guard.value.entry[vcpu.index] = entry;
    guard.value.argument[vcpu.index] = argument;
    vcpu.power.store(Power.Pending);
  }
  return power;
}

/** CPU_ON: asks for the start of another vCPU. */
export function powerOn(partition: Partition, vcpu: VirtualCpu, entry: u64, argument: u64): PowerOnResult {
  const power = requestStart(partition, vcpu, entry, argument);
  if (power === Power.On) return PowerOnResult.AlreadyOn;
  if (power === Power.Pending) return PowerOnResult.Pending;
  kickCore(vcpu.core);
  return PowerOnResult.Done;
}

/** True while another vCPU of the partition is on or about to be. */
function turnOff(partition: Partition, vcpu: VirtualCpu): boolean {
  using _guard = acquire(partition.state);
  vcpu.power.store(Power.Off);
  changes.add(1);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if (partition.vcpus[index].power.loadRelaxed() !== Power.Off) return true;
  }
  return false;
}

/**
 * CPU_OFF of the calling vCPU; the last one ends the partition.
 * @cold
 */
export function powerOff(partition: Partition, vcpu: VirtualCpu): void {
  if (!turnOff(partition, vcpu)) requestStop(partition, Ending.Stop, EndReason.Off);
}
