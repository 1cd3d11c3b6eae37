/**
 * Watchdogs of partitions: one that hypercalls kick, and one that is an emulated device (virtual-watchdog.ts). The core
 * of vCPU 0 watches, by the timer that it has for output; a kick only moves the time, and costs no other core anything.
 * When such a partition stops, its cores watch each other.
 */
import { type u32, type u64, wrappingSub } from '@bulkhead/bare';
import { counter, kickCore } from '#machine';
import { EndReason } from '../abi/events.ts';
import { HealthError } from '../abi/health.ts';
import { type Cpu, cpus } from './cpu.ts';
import { hasWatchdogs } from './features.ts';
import { handleError } from './health/errors.ts';
import { reportSilence } from './health/silence.ts';
import { Life, type Partition, recordOf, type VirtualCpu } from './partition.ts';
import { NEVER } from './resident.ts';
import { deadlineAfter, earlier } from './time.ts';
import { armTimer } from './timers.ts';
import { expireDevice } from './virtual-watchdog.ts';

const NS_PER_SECOND: u64 = 1_000_000_000n;

/**
 * When the earlier of the partition's two expires, or its refused calls are counted: for the core of vCPU 0. While the
 * partition stops, each of its cores watches the others. NEVER when there is nothing to wait for.
 */
function deadlineOf(partition: Partition, vcpu: VirtualCpu): u64 {
  const life = partition.life.loadRelaxed();
  if (life === Life.Stopping) return atOf(partition.answerBy.loadRelaxed());
  if (life !== Life.Running || vcpu.index !== 0) return NEVER;
  const watchdog = earlier(
    atOf(partition.kickBefore.loadRelaxed()),
    atOf(partition.watchdog.expiresAt.loadRelaxed()),
  );
  return earlier(watchdog, atOf(partition.countsAt.loadRelaxed()));
}

/** 0 stands for no time. */
function atOf(time: u64): u64 {
  return time === 0n ? NEVER : time;
}

/** What the core watches next goes into its timer. */
function watchNext(cpu: Cpu): void {
  let at: u64 = NEVER;
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const partition = cpu.residents[i].partition;
    const vcpu = cpu.residents[i].vcpu;
    if (partition !== null && vcpu !== null) at = earlier(at, deadlineOf(partition, vcpu));
  }
  cpu.watchAt = at === NEVER ? 0n : at;
}

/** After a kick of the core, or when time has passed: the timer is set for what is next. */
export function watchAgain(cpu: Cpu): void {
  if (!hasWatchdogs()) return;
  watchNext(cpu);
  armTimer(cpu);
}

/** The time of a partition's watchdog has changed, perhaps on another core than the one that watches it. */
export function changeWatch(partition: Partition): void {
  const cpu = cpus.own();
  const core = partition.vcpus[0].core;
  if (core === cpu.core) watchAgain(cpu);
  else kickCore(core);
}

/** HYPERCALL_WATCHDOG: the watchdog waits its whole time again. False without one. */
export function kickWatchdog(partition: Partition): boolean {
  const timeout = recordOf(partition).recovery.watchdogNs;
  if (!hasWatchdogs() || timeout === 0n) return false;
  partition.kickBefore.store(deadlineAfter(timeout));
  return true;
}

/** A life begins: it has the whole time for its first kick, and its device is off. */
export function startWatchdog(partition: Partition): void {
  partition.watchdog.expiresAt.store(0n);
  const counts = startCounting(partition);
  if (kickWatchdog(partition) || counts) changeWatch(partition);
}

/** The calls of the next second. False when nobody wants to know. */
function startCounting(partition: Partition): boolean {
  if (recordOf(partition).recovery.stormPerSecond === 0) return false;
  partition.refusedBefore.store(partition.refusedCalls.loadRelaxed());
  partition.countsAt.store(deadlineAfter(NS_PER_SECOND));
  return true;
}

/** A second is over. */
function checkStorm(partition: Partition): void {
  const calls: u32 = wrappingSub(partition.refusedCalls.loadRelaxed(), partition.refusedBefore.loadRelaxed());
  startCounting(partition);
  if (calls <= recordOf(partition).recovery.stormPerSecond) return;
  handleError(partition, partition.vcpus[0], HealthError.Storm, 0, null, EndReason.Fault);
}

function check(partition: Partition, vcpu: VirtualCpu, now: u64): void {
  if (deadlineOf(partition, vcpu) > now) return;
  if (partition.life.loadRelaxed() === Life.Stopping) {
    reportSilence(partition);
    return;
  }
  if (atOf(partition.countsAt.loadRelaxed()) <= now) checkStorm(partition);
  const isLate = atOf(partition.kickBefore.loadRelaxed()) <= now;
  const isDeviceDue = atOf(partition.watchdog.expiresAt.loadRelaxed()) <= now;
  if (!isLate && (!isDeviceDue || !expireDevice(partition))) return;
  kickWatchdog(partition);
  handleError(partition, vcpu, HealthError.Watchdog, 0, null, EndReason.Deadline);
}

/**
 * The core's timer, when it is time for a watchdog.
 * @cold
 */
export function checkWatchdogs(cpu: Cpu): void {
  const now = counter();
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const partition = cpu.residents[i].partition;
    const vcpu = cpu.residents[i].vcpu;
    if (partition !== null && vcpu !== null) check(partition, vcpu, now);
  }
  watchNext(cpu);
}
