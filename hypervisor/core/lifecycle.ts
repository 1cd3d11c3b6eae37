/**
 * The life of a partition: start, stop, restart, and of its vCPUs: on, off. A core whose vCPU is not to
 * run waits in `park`; every change of state is made under the partition's lock and followed by a kick.
 */
import { type u32, type u64, wrappingAdd } from '@bulkhead/bare';
import { acquire, release } from '#lock';
import {
  drainInterrupts,
  enterGuest,
  kickCore,
  leaveGuest,
  loadPartitionMemory,
  resetPartitionDevices,
  scrubPartitionMemory,
  waitForInterrupt,
} from '#machine';
import { EndReason } from '../abi/events.ts';
import type { Cpu } from './cpu.ts';
import { reportEnd, reportStart } from './events.ts';
import { Ending, Life, type Partition, Power, recordOf, type VirtualCpu } from './partition.ts';
import { countEnded } from './system.ts';
import { resetUart } from './virtual-uart.ts';

/** Memory, devices and vCPU 0 as at power-on. Nothing of the partition runs. */
function makeReady(partition: Partition): void {
  loadPartitionMemory(partition);
  resetPartitionDevices(partition);
  resetUart(partition);
  const record = recordOf(partition);
  const first = partition.vcpus[0];
  first.entry = record.entryIpa;
  first.argument = record.entryArgument;
  acquire(partition.lock);
  first.power = Power.Pending;
  partition.life = Life.Running;
  release(partition.lock);
}

/** First start, on the core of vCPU 0. */
export function startPartition(partition: Partition): void {
  reportStart(partition);
  makeReady(partition);
}

/** Has every vCPU of the partition leave the guest; the first request of a life counts. */
export function requestStop(partition: Partition, ending: Ending, reason: EndReason): void {
  acquire(partition.lock);
  const first = partition.life === Life.Running;
  if (first) {
    partition.life = Life.Stopping;
    partition.ending = ending;
    partition.reason = reason;
    partition.coresInside = partition.vcpuCount;
  }
  release(partition.lock);
  if (!first) return;
  for (let index: u32 = 0; index < partition.vcpuCount; index++) kickCore(partition.vcpus[index].core);
}

/** The last core is out: the partition ends, or starts afresh. */
function conclude(partition: Partition): void {
  if (partition.ending === Ending.Stop) {
    partition.life = Life.Ended;
    reportEnd(partition);
    countEnded();
    return;
  }
  // A guest may restart for years: the count wraps, it does not fail.
  partition.restarts = wrappingAdd(partition.restarts, 1);
  scrubPartitionMemory(partition);
  reportStart(partition);
  makeReady(partition);
  kickCore(partition.vcpus[0].core);
}

/** The number of the partition's life: never the one before, which is all that matters. */
function lifeOf(partition: Partition): u32 {
  return wrappingAdd(partition.restarts, 1);
}

/** Counts this core out of a stopping partition, once a life. */
function checkOut(cpu: Cpu, partition: Partition, vcpu: VirtualCpu): void {
  acquire(partition.lock);
  const due = partition.life === Life.Stopping && cpu.checkedOutOf !== lifeOf(partition);
  if (due) {
    cpu.checkedOutOf = lifeOf(partition);
    vcpu.power = Power.Off;
    partition.coresInside -= 1;
  }
  const last = due && partition.coresInside === 0;
  // Between two lives: no core that wakes while the memory is renewed counts itself out of the next.
  if (last) partition.life = Life.Idle;
  release(partition.lock);
  if (last) conclude(partition);
}

/** Takes the vCPU's pending start, if there is one. */
function claim(partition: Partition, vcpu: VirtualCpu): boolean {
  acquire(partition.lock);
  const ready = partition.life === Life.Running && vcpu.power === Power.Pending;
  if (ready) vcpu.power = Power.On;
  release(partition.lock);
  return ready;
}

/** Keeps the core out of the guest until its vCPU is to start; then its frame holds its first state. */
export function park(cpu: Cpu): void {
  const partition = cpu.partition;
  const vcpu = cpu.vcpu;
  while (partition === null || vcpu === null) {
    waitForInterrupt();
    drainInterrupts(cpu);
  }
  leaveGuest(cpu, partition, vcpu);
  while (!claim(partition, vcpu)) {
    checkOut(cpu, partition, vcpu);
    waitForInterrupt();
    drainInterrupts(cpu);
  }
  enterGuest(cpu, partition, vcpu);
}

/** True while this core's vCPU may run its guest. */
export function mayRun(partition: Partition, vcpu: VirtualCpu): boolean {
  return partition.life === Life.Running && vcpu.power === Power.On;
}

export const enum PowerOnResult {
  Done = 0,
  AlreadyOn = 1,
  Pending = 2,
}

/** CPU_ON: asks for the start of another vCPU. */
export function powerOn(partition: Partition, vcpu: VirtualCpu, entry: u64, argument: u64): PowerOnResult {
  acquire(partition.lock);
  const power = vcpu.power;
  // A partition that is stopping starts no vCPU: the request would outlive it, into the life after a restart.
  if (power === Power.Off && partition.life === Life.Running) {
    vcpu.entry = entry;
    vcpu.argument = argument;
    vcpu.power = Power.Pending;
  }
  release(partition.lock);
  if (power === Power.On) return PowerOnResult.AlreadyOn;
  if (power === Power.Pending) return PowerOnResult.Pending;
  kickCore(vcpu.core);
  return PowerOnResult.Done;
}

/** CPU_OFF of the calling vCPU; the last one ends the partition. */
export function powerOff(partition: Partition, vcpu: VirtualCpu): void {
  acquire(partition.lock);
  vcpu.power = Power.Off;
  let anyOn: boolean = false;
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if (partition.vcpus[index].power !== Power.Off) anyOn = true;
  }
  release(partition.lock);
  if (!anyOn) requestStop(partition, Ending.Stop, EndReason.Off);
}
