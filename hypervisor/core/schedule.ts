/**
 * Who runs on a core. A core of one vCPU runs it whenever it can run. A shared core runs the vCPU whose window it
 * is; when that sleeps, and in gaps, the first of the background that can run; else it sleeps until something
 * happens. Whoever waits for an answer gives its time to the server (call.ts). There is no tick: the timer is set only for a time at which another vCPU may have to run.
 */
import { type u32, type u64, wrappingAdd, wrappingSub } from '@bulkhead/bare';
import { counter, drainInterrupts, loadGuest, setTimer, waitForInterrupt } from '#machine';
import { EndReason } from '../abi/events.ts';
import { HealthError } from '../abi/health.ts';
import { INTERRUPTED, TIMED_OUT } from '../abi/hypercalls.ts';
import { endCall } from './call.ts';
import { canRun, choose, nextChange } from './choice.ts';
import { type Cpu, isShared } from './cpu.ts';
import { hasWatchdogs } from './features.ts';
import { flushInTurn } from './flush.ts';
import { handleError } from './health/errors.ts';
import { checkOut, claim, lifeChanges, mayRun } from './lifecycle.ts';
import { isTurning, Life, type Partition, Power, recordOf, type VirtualCpu } from './partition.ts';
import { NEVER, type Resident, Wait } from './resident.ts';
import { advance, NOBODY } from './timeline.ts';
import { armTimer } from './timers.ts';
import { turnOver } from './turnover.ts';
import { startWatchdog } from './watchdog.ts';

/** Tells the windows of a timeline that has been built which vCPU of the core each belongs to. */
export function nameHolders(cpu: Cpu): void {
  for (let i: u32 = 0; i < cpu.timeline.segmentCount; i++) {
    const segment = cpu.timeline.segments[i];
    if (segment.partition !== NOBODY) segment.resident = cpu.residents[cpu.residentOf[segment.partition]];
  }
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

/**
 * Gives the core to a vCPU; false when its partition was between two lives, its start was withdrawn, or it has no
 * reason to run after all.
 */
function give(cpu: Cpu, next: Resident, now: u64): boolean {
  const partition = next.partition;
  const vcpu = next.vcpu;
  if (partition === null || vcpu === null) return false;
  if (isTurning(partition.life.loadRelaxed())) {
    turnOver(cpu, partition, next);
    return false;
  }
  if (next.wait !== Wait.Nothing && !endWait(cpu, next, partition, vcpu, now)) return false;
  if (vcpu.power.load() !== Power.On && !claim(partition, vcpu, next)) return false;
  if (hasWatchdogs() && !next.entered && vcpu.index === 0) startWatchdog(partition);
  if (cpu.loaded !== next) loadGuest(cpu, next, partition, vcpu);
  return true;
}

/** Books the time that the core has run for the payer. */
function bookTime(cpu: Cpu, now: u64): void {
  const payer = cpu.payer;
  if (payer !== null) payer.ranTicks = wrappingAdd(payer.ranTicks, wrappingSub(now, cpu.since));
  cpu.since = now;
}

/**
 * Where the window that was is over, its vCPU should have given it back, unless it sleeps.
 * @cold
 */
function noteOverrun(cpu: Cpu, now: u64): void {
  const resident = cpu.window;
  if (resident === null || now < cpu.timeline.end) return;
  const partition = resident.partition;
  const vcpu = resident.vcpu;
  if (partition === null || vcpu === null || !mayRun(partition, vcpu)) return;
  const isBusy = resident.wait === Wait.Nothing || resident.wait === Wait.Answer;
  if (!isBusy || !resident.givesBack || recordOf(partition).recovery.monitorsWindows === 0) return;
  handleError(partition, vcpu, HealthError.Overrun, 0, null, EndReason.Deadline);
}

/**
 * After a change of some partition's life, or when output is due. A core that monitors windows comes here each time:
 * others need not ask.
 * @cold
 */
function lookClosely(cpu: Cpu, changes: u32): void {
  if (cpu.monitors) noteOverrun(cpu, counter());
  removeStopped(cpu);
  cpu.lifeChanges = cpu.monitors ? ~changes : changes;
  if (isShared(cpu)) flushInTurn(cpu);
}

/**
 * Sees which vCPUs have to leave, and whose window it is. Returns the time.
 * @apart
 */
function look(cpu: Cpu): u64 {
  cpu.reschedule = false;
  const changes = lifeChanges();
  if (changes !== cpu.lifeChanges) lookClosely(cpu, changes);
  const now = counter();
  bookTime(cpu, now);
  if (isShared(cpu)) {
    advance(cpu.timeline, now);
    cpu.window = cpu.timeline.segments[cpu.timeline.index].resident;
  }
  return now;
}

/** What mostly happens at the end of a window: the vCPU of the next one goes on. False when it does not. */
function goOn(cpu: Cpu): boolean {
  const next = cpu.window;
  if (next === null || !isShared(cpu)) return false;
  const partition = next.partition;
  const vcpu = next.vcpu;
  if (partition === null || vcpu === null || !mayRun(partition, vcpu) || next.wait !== Wait.Nothing)
    return false;
  cpu.payer = next;
  cpu.inWindow = true;
  const end = cpu.timeline.end;
  const duty = cpu.dutyAt;
  cpu.scheduleAt = end;
  setTimer(duty !== 0n && duty < end ? duty : end);
  if (cpu.loaded !== next) loadGuest(cpu, next, partition, vcpu);
  return true;
}

/** Gives the core to whoever can use it; false, after a sleep, when nobody could. */
function giveToAny(cpu: Cpu, now: u64): boolean {
  const next = choose(cpu, now);
  if (isShared(cpu) || next === null) {
    const at = nextChange(cpu, next, now);
    cpu.scheduleAt = at === NEVER ? 0n : at;
    armTimer(cpu);
  }
  if (next !== null) return give(cpu, next, now);
  waitForInterrupt();
  return false;
}

/** @apart */
function search(cpu: Cpu, since: u64): void {
  let now: u64 = since;
  while (!giveToAny(cpu, now)) {
    drainInterrupts(cpu);
    now = look(cpu);
  }
}

/** Returns when a vCPU is to run on this core; the stack then names its frame. */
export function settle(cpu: Cpu): void {
  const now = look(cpu);
  if (!goOn(cpu)) search(cpu, now);
}
