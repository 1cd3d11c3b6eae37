/**
 * The life of a partition: start, stop, restart, and of its vCPUs: on, off. Every change of state is made under
 * the partition's lock and followed by a kick of the cores that it concerns; `settle` (schedule.ts) acts on it.
 */
import { type Atomic, acquire, atomic, saturatingAdd, type u32, u64, wrappingAdd } from '@bulkhead/bare';
import { counter, kickCore, leaveGuest, loadPartitionMemory } from '#machine';
import { Image } from '../abi/configuration.ts';
import type { EndReason } from '../abi/events.ts';
import { HealthAction } from '../abi/health.ts';
import { leaveCalls } from './call.ts';
import { eventPort } from './console/consoles.ts';
import { sendLines } from './console/line.ts';
import type { Cpu } from './cpu.ts';
import { reportStart } from './events.ts';
import { hasWatchdogs } from './features.ts';
import { Life, type LifeState, type Partition, Power, recordOf, type VirtualCpu } from './partition.ts';
import { renewDevices } from './renewal.ts';
import type { Resident } from './resident.ts';
import { deadlineAfter } from './time.ts';

/** Counts whatever may have a vCPU leave its core, so that a core looks at its vCPUs' lives only after a change. */
const changes: Atomic<u32> = atomic(0);

/** The wait before a restart is doubled at most this often. */
const MAX_DOUBLINGS: u32 = 16;
/** A core that has not taken its vCPU out of a stopping partition by then is silent: no exit is nearly as long. */
const ANSWER_NS: u64 = 250_000_000n;

export function lifeChanges(): u32 {
  return changes.load();
}

/** First start, on the core of vCPU 0, before anything of the partition has run. */
export function startPartition(partition: Partition): void {
  for (let i: u32 = 0; i < recordOf(partition).segmentCount; i++) {
    const segment = recordOf(partition).segments[i];
    if ((segment.images & Image.Primary) !== 0) loadPartitionMemory(partition, i, 0n, segment.sizeBytes);
  }
  renewDevices(partition);
  reportStart(partition, null);
  sendLines(eventPort);
  beginLife(partition);
}

/** Everything is as at power-on: vCPU 0 may run. */
export function beginLife(partition: Partition): void {
  const record = recordOf(partition);
  const isFallback = partition.isFallback.loadRelaxed();
  using guard = acquire(partition.state);
  guard.value.entry[0] = isFallback ? record.recovery.fallbackEntryIpa : record.entryIpa;
  guard.value.argument[0] = isFallback ? record.recovery.fallbackArgument : record.entryArgument;
  partition.vcpus[0].power.store(Power.Pending);
  partition.life.store(Life.Running);
}

/**
 * What a restart comes to: the limit, and how long it waits. State lock held.
 * @cold
 */
function limit(partition: Partition, state: LifeState, action: u32): u32 {
  if (action !== HealthAction.Restart && action !== HealthAction.RestartWarm) return action;
  const recovery = recordOf(partition).recovery;
  const now = counter();
  if (state.recentRestarts !== 0 && now > state.periodEnds) state.recentRestarts = 0;
  if (recovery.restartLimit !== 0 && state.recentRestarts >= recovery.restartLimit) {
    state.recentRestarts = 0;
    return recovery.afterLimit;
  }
  if (state.recentRestarts === 0) state.periodEnds = deadlineAfter(recovery.periodNs);
  const doublings: u32 = state.recentRestarts < MAX_DOUBLINGS ? state.recentRestarts : MAX_DOUBLINGS;
  partition.notBefore.store(
    recovery.backOffNs === 0n ? 0n : deadlineAfter(recovery.backOffNs << u64(doublings)),
  );
  state.recentRestarts = saturatingAdd(state.recentRestarts, 1);
  return action;
}

/** The action that is to be taken; false in `isFirst` when the life is over already. State lock held. */
function beginStop(partition: Partition, action: u32, reason: EndReason): u32 {
  using guard = acquire(partition.state);
  const state = guard.value;
  if (partition.life.loadRelaxed() !== Life.Running) return HealthAction.Log;
  const taken = limit(partition, state, action);
  if (taken >= HealthAction.StopSystem) return taken;
  partition.life.store(Life.Stopping);
  state.ending = taken;
  state.reason = reason;
  state.since = counter();
  state.inside = (1 << partition.vcpuCount) - 1;
  if (hasWatchdogs()) partition.answerBy.store(deadlineAfter(ANSWER_NS));
  return taken;
}

/**
 * Has every vCPU of the partition leave the guest; the first request of a life counts. Returns the action that is
 * taken, which is another where there have been too many restarts; StopSystem and ResetSystem are the caller's.
 * @cold
 */
export function requestStop(partition: Partition, action: u32, reason: EndReason): u32 {
  const taken = beginStop(partition, action, reason);
  if (taken === HealthAction.Log || taken >= HealthAction.StopSystem) return taken;
  changes.add(1);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) kickCore(partition.vcpus[index].core);
  return taken;
}

/**
 * Has a partition that does not run start from scratch: for the first time, or again. False if it runs.
 * @cold
 */
export function startAfresh(partition: Partition, image: Image): boolean {
  if (!beginStart(partition, image)) return false;
  changes.add(1);
  kickCore(partition.vcpus[0].core);
  return true;
}

function beginStart(partition: Partition, image: Image): boolean {
  using guard = acquire(partition.state);
  const life = partition.life.loadRelaxed();
  if (life !== Life.Idle && life !== Life.Ended) return false;
  if (life === Life.Ended) partition.restarts.add(1);
  partition.isFallback.store(image === Image.Fallback);
  partition.notBefore.store(0n);
  const state = guard.value;
  state.ending = HealthAction.Restart;
  state.since = counter();
  state.turn = wrappingAdd(state.turn, 1);
  partition.life.store(Life.Turning);
  return true;
}

/** Counts a vCPU out of its stopping partition, once a life; true for the last. */
function countOut(partition: Partition, vcpu: VirtualCpu): boolean {
  using guard = acquire(partition.state);
  const state = guard.value;
  const own: u32 = 1 << vcpu.index;
  if (partition.life.loadRelaxed() !== Life.Stopping || (state.inside & own) === 0) return false;
  vcpu.power.store(Power.Off);
  state.inside &= ~own;
  if (state.inside !== 0) return false;
  if (state.ending === HealthAction.Fallback) partition.isFallback.store(true);
  // A guest may restart for years: the count wraps, it does not fail.
  const isFinal = state.ending === HealthAction.Halt || state.ending === HealthAction.Recover;
  if (!isFinal) partition.restarts.add(1);
  state.turn = wrappingAdd(state.turn, 1);
  partition.life.store(isFinal ? Life.Closing : Life.Turning);
  return true;
}

/**
 * Takes a vCPU that is to stop out of its guest, and counts it out if its partition stops. The last has the core of
 * vCPU 0 go on (turnover.ts).
 * @cold
 */
export function checkOut(cpu: Cpu, partition: Partition, vcpu: VirtualCpu, resident: Resident): void {
  // Half-way, the partition would neither run nor end.
  cpu.mustFinish = true;
  leaveCalls(cpu, resident);
  leaveGuest(cpu, partition, vcpu, resident);
  if (countOut(partition, vcpu)) kickCore(partition.vcpus[0].core);
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

/** CPU_OFF of the calling vCPU. True while another of the partition is on or about to be. */
export function powerOff(partition: Partition, vcpu: VirtualCpu): boolean {
  using _guard = acquire(partition.state);
  vcpu.power.store(Power.Off);
  changes.add(1);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if (partition.vcpus[index].power.loadRelaxed() !== Power.Off) return true;
  }
  return false;
}
