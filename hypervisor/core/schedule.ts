/**
 * Who runs on a core. A core of one vCPU runs it whenever it can run. A shared core runs the vCPU whose window it
 * is; when that sleeps, and in gaps, the first of the background that can run; else it sleeps until something
 * happens. Whoever waits for an answer gives its time to the server (call.ts). There is no tick: the timer is set only for a time at which another vCPU may have to run.
 */
import type { u32, u64 } from '@bulkhead/bare';
import { counter, drainInterrupts, isAwake, loadGuest, timerOf, waitForInterrupt } from '#machine';
import { INTERRUPTED, TIMED_OUT } from '../abi/hypercalls.ts';
import { endCall } from './call.ts';
import type { Cpu } from './cpu.ts';
import { checkOut, claim, lifeChanges, mayRun } from './lifecycle.ts';
import { Life, type Partition, Power, type VirtualCpu } from './partition.ts';
import { NEVER, type Resident, Wait } from './resident.ts';
import { advance, NOBODY } from './timeline.ts';
import { armTimer } from './timers.ts';

/** A call's server may call another; longer chains than there are vCPUs go round in a circle. */
const LONGEST_CHAIN: u32 = 8;

/** Whether the vCPU could use the core: it is to start, or is on and does not wait for what has not come. */
function canRun(cpu: Cpu, resident: Resident, now: u64): boolean {
  const partition = resident.partition;
  const vcpu = resident.vcpu;
  if (partition === null || vcpu === null || partition.life.loadRelaxed() !== Life.Running) return false;
  const power = vcpu.power.loadRelaxed();
  if (power !== Power.On) return power === Power.Pending;
  if (resident.wait === Wait.Nothing || now >= resident.until) return true;
  return resident.wait !== Wait.Window && isAwake(cpu, resident, partition, vcpu, now);
}

/** Who runs in the vCPU's time: it, else the server whose answer it waits for, or whose that waits for. */
function runnerFor(cpu: Cpu, resident: Resident, now: u64): Resident | null {
  let runner: Resident = resident;
  for (let i: u32 = 0; i < LONGEST_CHAIN; i++) {
    if (canRun(cpu, runner, now)) return runner;
    const server = runner.server;
    if (server === null) return null;
    runner = server;
  }
  return null;
}

/** The vCPU whose window it is; on a core that is not shared, its only one. */
function windowOf(cpu: Cpu): Resident | null {
  if (!cpu.shared) return cpu.residents[0];
  const partition = cpu.timeline.segments[cpu.timeline.index].partition;
  return partition === NOBODY ? null : cpu.residents[cpu.residentOf[partition]];
}

function choose(cpu: Cpu, first: Resident | null, now: u64): Resident | null {
  const runner = first === null ? null : runnerFor(cpu, first, now);
  cpu.inWindow = cpu.shared && runner !== null;
  cpu.payer = first;
  if (runner !== null) return runner;
  for (let i: u32 = 0; i < cpu.backgroundCount; i++) {
    cpu.payer = cpu.residents[cpu.background[i]];
    const another = runnerFor(cpu, cpu.residents[cpu.background[i]], now);
    if (another !== null) return another;
  }
  cpu.payer = null;
  return null;
}

/**
 * Takes out what may not run any more, after a change of some partition's life.
 * @cold
 */
function removeStopped(cpu: Cpu): void {
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const resident = cpu.residents[i];
    const partition = resident.partition;
    const vcpu = resident.vcpu;
    if (
      partition === null ||
      vcpu === null ||
      mayRun(partition, vcpu) ||
      isStarting(partition, vcpu, resident)
    ) {
      continue;
    }
    checkOut(cpu, partition, vcpu, resident);
  }
}

/** Whether it has not been in this life of its partition yet: others may wait for it. */
function isStarting(partition: Partition, vcpu: VirtualCpu, resident: Resident): boolean {
  const isPending = partition.life.load() === Life.Running && vcpu.power.load() === Power.Pending;
  return isPending && !resident.entered;
}

function earlier(a: u64, b: u64): u64 {
  return a < b ? a : b;
}

/** When time ends what the vCPU waits for. */
function dueAt(cpu: Cpu, resident: Resident): u64 {
  return earlier(timerOf(cpu, resident), resident.until);
}

/** When another than `next` may have to run, as far as time decides it. */
function nextChange(cpu: Cpu, next: Resident | null, now: u64): u64 {
  const end = cpu.timeline.end;
  if (cpu.inWindow && next === cpu.payer) return end;
  let at: u64 = next === null ? NEVER : end;
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const resident = cpu.residents[i];
    if (resident === next) continue;
    at = earlier(at, canRun(cpu, resident, now) ? end : dueAt(cpu, resident));
  }
  return at;
}

/**
 * What the vCPU waited for has come, or something that ends the wait. False when a call goes on: a signal that its
 * guest has not enabled looked like an interrupt, until the core holds the vCPU's state.
 * @apart
 */
function endWait(cpu: Cpu, next: Resident, partition: Partition, vcpu: VirtualCpu, now: u64): boolean {
  const inCall = next.wait === Wait.Answer || next.wait === Wait.Call;
  if (inCall && cpu.loaded !== next) {
    loadGuest(cpu, next, partition, vcpu);
    if (!canRun(cpu, next, now)) return false;
  }
  if (next.wait === Wait.Answer) endCall(next, now >= next.until ? TIMED_OUT : INTERRUPTED);
  else if (next.wait === Wait.Call) next.frame.x[0] = INTERRUPTED;
  next.wait = Wait.Nothing;
  next.until = NEVER;
  return true;
}

/** Gives the core to a vCPU; false when its start was withdrawn, or when it has no reason to run after all. */
function give(cpu: Cpu, next: Resident, now: u64): boolean {
  const partition = next.partition;
  const vcpu = next.vcpu;
  if (partition === null || vcpu === null) return false;
  if (next.wait !== Wait.Nothing && !endWait(cpu, next, partition, vcpu, now)) return false;
  if (vcpu.power.load() !== Power.On && !claim(partition, vcpu, next)) return false;
  if (cpu.loaded !== next) loadGuest(cpu, next, partition, vcpu);
  return true;
}

/** Books the time that the core has run for the payer. */
function bookTime(cpu: Cpu, now: u64): void {
  const payer = cpu.payer;
  if (payer !== null) payer.ranTicks += now - cpu.since;
  cpu.since = now;
}

/** What mostly happens at the end of a window: the vCPU of the next one goes on. False when it does not. */
function goOn(cpu: Cpu, first: Resident): boolean {
  const partition = first.partition;
  const vcpu = first.vcpu;
  if (partition === null || vcpu === null || !mayRun(partition, vcpu) || first.wait !== Wait.Nothing)
    return false;
  cpu.payer = first;
  cpu.inWindow = true;
  cpu.scheduleAt = cpu.timeline.end;
  armTimer(cpu);
  if (cpu.loaded !== first) loadGuest(cpu, first, partition, vcpu);
  return true;
}

/**
 * Gives the core to whoever can use it; false, after a sleep, when nobody could.
 * @apart
 */
function giveToAny(cpu: Cpu, first: Resident | null, now: u64): boolean {
  const next = choose(cpu, first, now);
  if (cpu.shared) {
    const at = nextChange(cpu, next, now);
    cpu.scheduleAt = at === NEVER ? 0n : at;
    armTimer(cpu);
  }
  if (next !== null) return give(cpu, next, now);
  waitForInterrupt();
  return false;
}

/** Returns when a vCPU is to run on this core; the stack then names its frame. */
export function settle(cpu: Cpu): void {
  while (true) {
    cpu.reschedule = false;
    const changes = lifeChanges();
    if (changes !== cpu.lifeChanges) removeStopped(cpu);
    cpu.lifeChanges = changes;
    const now = counter();
    bookTime(cpu, now);
    if (cpu.shared) advance(cpu.timeline, now);
    const first = windowOf(cpu);
    if (cpu.shared && first !== null && goOn(cpu, first)) return;
    if (giveToAny(cpu, first, now)) return;
    drainInterrupts(cpu);
  }
}
