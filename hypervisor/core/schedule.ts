/**
 * Who runs on a core. A core of one vCPU runs it whenever it can run. A shared core runs the vCPU whose window it
 * is; when that sleeps, and in gaps, the first of the background that can run; else it sleeps until something
 * happens. There is no tick: the timer is set only for a time at which another vCPU may have to run.
 */
import type { u32, u64 } from '@bulkhead/bare';
import {
  counter,
  drainInterrupts,
  isAwake,
  loadGuest,
  startGuest,
  timerOf,
  waitForInterrupt,
} from '#machine';
import type { Cpu } from './cpu.ts';
import { checkOut, claim, mayRun } from './lifecycle.ts';
import { Life, Power } from './partition.ts';
import { type Resident, Wait } from './resident.ts';
import { advance, NOBODY, segmentEnd } from './timeline.ts';
import { armTimer } from './timers.ts';

const NEVER: u64 = 0xffff_ffff_ffff_ffffn;

/** Whether the vCPU could use the core: it is to start, or is on and does not wait for what has not come. */
function canRun(cpu: Cpu, resident: Resident, now: u64): boolean {
  const partition = resident.partition;
  const vcpu = resident.vcpu;
  if (partition === null || vcpu === null || partition.life.load() !== Life.Running) return false;
  const power = vcpu.power.load();
  if (power !== Power.On) return power === Power.Pending;
  return resident.wait === Wait.Nothing || isAwake(cpu, resident, partition, vcpu, now);
}

/** The vCPU whose window it is; on a core that is not shared, its only one. */
function windowOf(cpu: Cpu): Resident | null {
  if (!cpu.shared) return cpu.residents[0];
  const partition = cpu.timeline.segments[cpu.timeline.index].partition;
  return partition === NOBODY ? null : cpu.residents[cpu.residentOf[partition]];
}

function choose(cpu: Cpu, now: u64): Resident | null {
  const first = windowOf(cpu);
  if (first !== null && canRun(cpu, first, now)) return first;
  for (let i: u32 = 0; i < cpu.backgroundCount; i++) {
    const resident = cpu.residents[cpu.background[i]];
    if (canRun(cpu, resident, now)) return resident;
  }
  return null;
}

/** Takes out what may not run any more. */
function removeStopped(cpu: Cpu): void {
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const resident = cpu.residents[i];
    const partition = resident.partition;
    const vcpu = resident.vcpu;
    if (partition === null || vcpu === null || mayRun(partition, vcpu)) continue;
    checkOut(cpu, partition, vcpu, resident);
  }
}

/** When another than `next` may have to run, as far as time decides it. */
function nextChange(cpu: Cpu, next: Resident | null, now: u64): u64 {
  if (next !== null && next === windowOf(cpu)) return segmentEnd(cpu.timeline);
  let at: u64 = next === null ? NEVER : segmentEnd(cpu.timeline);
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const resident = cpu.residents[i];
    if (resident === next) continue;
    const due: u64 = canRun(cpu, resident, now) ? segmentEnd(cpu.timeline) : timerOf(cpu, resident);
    if (due < at) at = due;
  }
  return at;
}

/** Gives the core to a vCPU; false when its start was withdrawn. */
function give(cpu: Cpu, next: Resident, now: u64): boolean {
  const partition = next.partition;
  const vcpu = next.vcpu;
  if (partition === null || vcpu === null) return false;
  next.wait = Wait.Nothing;
  if (vcpu.power.load() === Power.On) {
    if (cpu.loaded !== next) loadGuest(cpu, next, partition, vcpu);
  } else {
    if (!claim(partition, vcpu, next)) return false;
    startGuest(cpu, next, partition, vcpu);
  }
  next.since = now;
  return true;
}

/** Books the time that the loaded vCPU has had. */
function bookTime(cpu: Cpu, now: u64): void {
  const loaded = cpu.loaded;
  if (loaded !== null && loaded.since !== 0n) loaded.ranTicks += now - loaded.since;
  if (loaded !== null) loaded.since = 0n;
}

/** Returns when a vCPU is to run on this core; the stack then names its frame. */
export function settle(cpu: Cpu): void {
  while (true) {
    cpu.reschedule = false;
    removeStopped(cpu);
    const now = counter();
    bookTime(cpu, now);
    if (cpu.shared) advance(cpu.timeline, now);
    const next = choose(cpu, now);
    if (cpu.shared) {
      const at = nextChange(cpu, next, now);
      cpu.scheduleAt = at === NEVER ? 0n : at;
      armTimer(cpu);
    }
    if (next !== null && give(cpu, next, now)) return;
    if (next === null) waitForInterrupt();
    drainInterrupts(cpu);
  }
}
