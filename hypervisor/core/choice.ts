/** Who gets a core, and until when at most: decided by windows, the background's order, and what each vCPU waits for. */
import type { u32, u64 } from '@bulkhead/bare';
import { isAwake, timerOf } from '#machine';
import { type Cpu, isShared } from './cpu.ts';
import { isTurning, Life, type Partition, Power } from './partition.ts';
import { NEVER, type Resident, Wait } from './resident.ts';
import { earlier } from './time.ts';

/** A call's server may call another; longer chains than there are vCPUs go round in a circle. */
const LONGEST_CHAIN: u32 = 8;

/** When a partition that is between two lives goes on. */
function turnsAt(partition: Partition): u64 {
  return partition.notBefore.loadRelaxed();
}

/** Whether the vCPU could use the core: it is to start, or is on and does not wait for what has not come. */
export function canRun(cpu: Cpu, resident: Resident, now: u64): boolean {
  const partition = resident.partition;
  const vcpu = resident.vcpu;
  if (partition === null || vcpu === null) return false;
  const life = partition.life.loadRelaxed();
  if (life !== Life.Running) return isTurning(life) && vcpu.index === 0 && now >= turnsAt(partition);
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

/** Who gets the core; whose time that is goes into `cpu`. */
export function choose(cpu: Cpu, now: u64): Resident | null {
  const first = cpu.window;
  const runner = first === null ? null : runnerFor(cpu, first, now);
  cpu.inWindow = isShared(cpu) && runner !== null;
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

/** When time ends what the vCPU waits for. */
function dueAt(cpu: Cpu, resident: Resident): u64 {
  const partition = resident.partition;
  if (partition !== null && isTurning(partition.life.loadRelaxed())) return turnsAt(partition);
  return earlier(timerOf(cpu, resident), resident.until);
}

/** When another than `next` may have to run, as far as time decides it. */
export function nextChange(cpu: Cpu, next: Resident | null, now: u64): u64 {
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
