/** The lines that tools read (abi/events.ts). */
import { type u32, u64, wrappingSub } from '@bulkhead/bare';
import { counter, countsInstructions } from '#machine';
import { eventPort } from './console/consoles.ts';
import { beginLine, endLine, field } from './console/line.ts';
import { type Cpu, totalExits } from './cpu.ts';
import { cpuOf } from './cpus.unsafe.ts';
import type { Partition, VirtualCpu } from './partition.ts';
import type { Turnover } from './turnover-state.ts';

/** Of what happens again and again only the first, second, third, fifth, ninth … fill the log: `before` is how often it has. */
export function isRare(before: u32): boolean {
  return before === 0 || (before & (before - 1)) === 0;
}

/** Whether this life of the partition is reported: not each of one that resets for ever. */
export function isAnnounced(partition: Partition): boolean {
  return isRare(partition.restarts.load());
}

/** Of a restart also what it took: ticks of the counter from the error on, and of those the two long parts. */
export function reportStart(partition: Partition, work: Turnover | null): void {
  beginLine(eventPort, 'start');
  field(eventPort, 'partition', u64(partition.index));
  field(eventPort, 'restarts', u64(partition.restarts.load()));
  if (work !== null) {
    field(eventPort, 'ticks', wrappingSub(counter(), work.since));
    field(eventPort, 'scrubbed', work.scrubbedBytes);
    field(eventPort, 'scrubticks', work.scrubTicks);
    field(eventPort, 'loaded', work.loadedBytes);
    field(eventPort, 'loadticks', work.loadTicks);
  }
  endLine(eventPort);
}

/** What a core of a partition that has ended did. */
export function reportCore(partition: Partition, vcpu: VirtualCpu): void {
  const cpu: Cpu = cpuOf(vcpu.core);
  beginLine(eventPort, 'core');
  field(eventPort, 'core', u64(vcpu.core));
  field(eventPort, 'partition', u64(partition.index));
  field(eventPort, 'vcpu', u64(vcpu.index));
  field(eventPort, 'exits', totalExits(cpu.exits));
  if (countsInstructions()) field(eventPort, 'el2instructions', cpu.el2Instructions);
  field(eventPort, 'hvc', cpu.exits.hvc);
  field(eventPort, 'smc', cpu.exits.smc);
  field(eventPort, 'sysreg', cpu.exits.sysreg);
  field(eventPort, 'mmio', cpu.exits.mmio);
  field(eventPort, 'irq', cpu.exits.irq);
  field(eventPort, 'wfx', cpu.exits.wfx);
  field(eventPort, 'other', cpu.exits.other);
  endLine(eventPort);
}

/** The partition has ended for good, and how. */
export function reportEnd(partition: Partition, reason: u32): void {
  beginLine(eventPort, 'end');
  field(eventPort, 'partition', u64(partition.index));
  field(eventPort, 'reason', u64(reason));
  field(eventPort, 'restarts', u64(partition.restarts.load()));
  field(eventPort, 'injectedfaults', partition.injectedFaults.load());
  endLine(eventPort);
}
