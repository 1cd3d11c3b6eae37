/**
 * When output goes out: at once when a line is complete or much has gathered, else a moment later by the
 * core's own timer, which runs only while something waits. On a shared core that moment lies in the partition's own
 * windows, so that nobody else's begins later for it.
 */
import { type u32, type u64, wrappingAdd } from '@bulkhead/bare';
import { counter, counterFrequency } from '#machine';
import { eventPort } from './console/consoles.ts';
import { Due } from './console/due.ts';
import { sendLines } from './console/line.ts';
import { flushPort } from './console/transmitter.ts';
import { type Cpu, isShared } from './cpu.ts';
import { isUart } from './features.ts';
import { sayLine } from './health/saying.ts';
import { type Partition, recordOf } from './partition.ts';
import type { Resident } from './resident.ts';
import { hasWindow, nextWindow } from './timeline.ts';
import { armTimer, first } from './timers.ts';
import { updateUartLine } from './virtual-uart.ts';

/** A thousandth of a second: how long a prompt without a newline waits. */
const FLUSHES_A_SECOND: u64 = 1000n;

function soon(): u64 {
  return counter() + counterFrequency() / FLUSHES_A_SECOND;
}

function armLater(cpu: Cpu): void {
  cpu.flushAt = soon();
  armTimer(cpu);
}

/**
 * When a vCPU of a shared core may send again, `holder` having the window of now. One without windows takes from the
 * core what others leave: it sends whenever it is due.
 */
function turnOf(cpu: Cpu, resident: Resident, holder: Resident | null, due: u64): u64 {
  const partition = resident.partition;
  if (partition === null || !hasWindow(cpu.timeline, partition.index)) return due;
  const isNow = resident === holder && due < cpu.timeline.end;
  return isNow ? due : nextWindow(cpu.timeline, partition.index);
}

/** @cold */
function armTurn(cpu: Cpu, partition: Partition): void {
  const resident = cpu.residents[cpu.residentOf[partition.index]];
  resident.hasOutput = true;
  cpu.flushAt = first(cpu.flushAt, turnOf(cpu, resident, cpu.window, soon()));
  armTimer(cpu);
}

/** After a partition wrote to its console. */
export function armFlush(cpu: Cpu, partition: Partition, due: Due): void {
  if (due === Due.Not || (due === Due.Now && flushPort(partition.console))) return;
  if (isShared(cpu)) {
    armTurn(cpu, partition);
  } else if (cpu.flushAt === 0n) {
    armLater(cpu);
  }
}

/** Sends a frame of what waits of a vCPU's partition; false when something is left. */
function flushResident(cpu: Cpu, resident: Resident): boolean {
  const partition = resident.partition;
  if (partition === null) return true;
  const sent = flushPort(partition.console);
  if (isUart(recordOf(partition).consoleKind)) {
    updateUartLine(partition, cpu.partition === partition ? cpu.vcpu : null);
  }
  return sent;
}

/** Lines of the hypervisor's own wait, on a core that is not shared: they go out when its guest runs. */
export function sendEventsSoon(cpu: Cpu): void {
  cpu.eventsWait = true;
  if (cpu.flushAt === 0n) armLater(cpu);
}

/** A line of what waits to be said. */
function speak(cpu: Cpu): void {
  const resident = cpu.residents[0];
  const partition = resident.partition;
  cpu.eventsWait = partition !== null && sayLine(partition, resident.turnover);
  sendLines(eventPort);
}

/** Sends what waits on a core that is not shared; false when something is left. */
function flushOwn(cpu: Cpu): boolean {
  if (!cpu.eventsWait) return flushResident(cpu, cpu.residents[0]);
  speak(cpu);
  return false;
}

/**
 * The core's timer, on a core that is not shared: sends what waits, and comes again as long as something is left.
 * @cold
 */
export function flushNow(cpu: Cpu): void {
  cpu.flushAt = flushOwn(cpu) ? 0n : soon();
  armTimer(cpu);
}

function hasOutput(holder: Resident | null): boolean {
  return holder === null ? false : holder.hasOutput;
}

/** Whose output goes out now: the holder's of the window, or in turn that of one which has none. */
function nextSender(cpu: Cpu, holder: Resident | null): Resident | null {
  if (hasOutput(holder)) return holder;
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    cpu.flushing = wrappingAdd(cpu.flushing, 1) < cpu.residentCount ? wrappingAdd(cpu.flushing, 1) : 0;
    const resident = cpu.residents[cpu.flushing];
    const partition = resident.partition;
    if (partition !== null && resident.hasOutput && !hasWindow(cpu.timeline, partition.index))
      return resident;
  }
  return null;
}

/**
 * On a shared core, when the timer has come for output: sends one frame, so that a window that begins meanwhile waits
 * for no more, and sets the time of the next.
 * @cold
 */
export function flushInTurn(cpu: Cpu): void {
  const now = counter();
  if (cpu.flushAt === 0n || now < cpu.flushAt) return;
  // The window is over: the timer, which is due, comes once more in the next.
  if (now >= cpu.timeline.end) return;
  const holder = cpu.timeline.segments[cpu.timeline.index].resident;
  const sender = nextSender(cpu, holder);
  if (sender !== null) sender.hasOutput = !flushResident(cpu, sender);
  cpu.flushAt = 0n;
  const due = soon();
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const resident = cpu.residents[i];
    if (resident.hasOutput) cpu.flushAt = first(cpu.flushAt, turnOf(cpu, resident, holder, due));
  }
  armTimer(cpu);
}
