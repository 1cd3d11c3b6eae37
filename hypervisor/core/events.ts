/** The lines that tools read (abi/events.ts). */
import { type u32, u64, wrappingSub } from '@bulkhead/bare';
import { counter, countsInstructions } from '#machine';
import { eventPort } from './console/consoles.ts';
import { beginLine, endLine, endLineLater, field } from './console/line.ts';
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

/** Of a restart also what it took: ticks of the counter from the error on, and of those the two long parts. The caller sends it. */
export function reportStart(partition: Partition, work: Turnover | null): void {
  beginLine('start');
  field('partition', u64(partition.index));
  field('restarts', u64(partition.restarts.load()));
  if (work !== null) {
    field('ticks', wrappingSub(counter(), work.since));
    field('scrubbed', work.scrubbedBytes);
    field('scrubticks', work.scrubTicks);
    field('loaded', work.loadedBytes);
    field('loadticks', work.loadTicks);
  }
  endLineLater(eventPort);
}

/** What a core of a partition that has ended did. */
export function reportCore(partition: Partition, vcpu: VirtualCpu): void {
  const cpu: Cpu = cpuOf(vcpu.core);
  beginLine('core');
  field('core', u64(vcpu.core));
  field('partition', u64(partition.index));
  field('vcpu', u64(vcpu.index));
  field('exits', totalExits(cpu.exits));
  if (countsInstructions()) field('el2instructions', cpu.el2Instructions);
  field('hvc', cpu.exits.hvc);
  field('smc', cpu.exits.smc);
  field('sysreg', cpu.exits.sysreg);
  field('mmio', cpu.exits.mmio);
  field('irq', cpu.exits.irq);
  field('wfx', cpu.exits.wfx);
  field('other', cpu.exits.other);
  endLine(eventPort);
}

/** The partition has ended for good, and how. */
export function reportEnd(partition: Partition, reason: u32): void {
  beginLine('end');
  field('partition', u64(partition.index));
  field('reason', u64(reason));
  field('restarts', u64(partition.restarts.load()));
  field('injectedfaults', partition.injectedFaults.load());
  endLine(eventPort);
}
