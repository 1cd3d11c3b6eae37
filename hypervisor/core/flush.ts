/**
 * When output goes out: at once when a line is complete or much has gathered, else a moment later by the
 * core's own timer, which runs only while something waits.
 */
import type { u32, u64 } from '@bulkhead/bare';
import { counter, counterFrequency } from '#machine';
import { eventPort } from './console/consoles.ts';
import { Due } from './console/due.ts';
import { sendLines } from './console/line.ts';
import { flushPort } from './console/transmitter.ts';
import type { Cpu } from './cpu.ts';
import { isUart } from './features.ts';
import { sayLine } from './health/saying.ts';
import { type Partition, recordOf } from './partition.ts';
import { armTimer } from './timers.ts';
import { updateUartLine } from './virtual-uart.ts';

/** A thousandth of a second: how long a prompt without a newline waits. */
const FLUSHES_A_SECOND: u64 = 1000n;

function armLater(cpu: Cpu): void {
  cpu.flushAt = counter() + counterFrequency() / FLUSHES_A_SECOND;
  armTimer(cpu);
}

/** After a partition wrote to its console. */
export function armFlush(cpu: Cpu, partition: Partition, due: Due): void {
  if (due === Due.Not || (due === Due.Now && flushPort(partition.console)) || cpu.flushAt !== 0n) return;
  armLater(cpu);
}

/** Sends what waits of one partition; false when something is left. */
function flushPartition(cpu: Cpu, partition: Partition): boolean {
  const sent = flushPort(partition.console);
  if (isUart(recordOf(partition).consoleKind)) {
    updateUartLine(partition, cpu.partition === partition ? cpu.vcpu : null);
  }
  return sent;
}

/** Lines of the hypervisor's own wait: they go out when the core's guest runs. */
export function sendEventsSoon(cpu: Cpu): void {
  cpu.eventsWait = true;
  if (cpu.flushAt === 0n) armLater(cpu);
}

/** A line of what waits to be said; on a core of its own there is one vCPU. */
function speak(cpu: Cpu): void {
  const resident = cpu.residents[0];
  const partition = resident.partition;
  cpu.eventsWait = partition !== null && sayLine(partition, resident.turnover);
  if (!cpu.eventsWait) sendLines(eventPort);
}

/**
 * The core's timer: sends what waits, and comes again as long as something is left.
 * @cold
 */
export function flushNow(cpu: Cpu): void {
  cpu.flushAt = 0n;
  if (cpu.eventsWait) {
    speak(cpu);
    armLater(cpu);
    return;
  }
  let left: boolean = false;
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    const partition = cpu.residents[i].partition;
    if (partition !== null && !flushPartition(cpu, partition)) left = true;
  }
  if (left) armLater(cpu);
  else armTimer(cpu);
}
