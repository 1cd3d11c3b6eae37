/** Cores that do not answer: they never came, or were to take a vCPU out of its guest and have not. */
import { acquire, type u32, u64 } from '@bulkhead/bare';
import { HealthAction, HealthError } from '../../abi/health.ts';
import { logPort } from '../console/consoles.ts';
import { beginLine, endLine, field } from '../console/line.ts';
import { Life, type Partition } from '../partition.ts';
import { recordError } from './log.ts';

/** The partition has the error in its record; it waits for the core, and nobody else does. */
export function recordSilence(partition: Partition | null, vcpu: u32): void {
  recordError(partition, vcpu, HealthError.Core, HealthAction.Log, 0, null);
}

/** The vCPUs for which the stopping partition waits, a bit each; once for each stop. */
function missing(partition: Partition): u32 {
  using guard = acquire(partition.state);
  if (partition.life.loadRelaxed() !== Life.Stopping || partition.answerBy.loadRelaxed() === 0n) return 0;
  partition.answerBy.store(0n);
  return guard.value.inside;
}

/**
 * The partition's time to stop is over: whoever has not left it is named in the log and in its record.
 * @cold
 */
export function reportSilence(partition: Partition): void {
  const silent = missing(partition);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if (((silent >>> index) & 1) === 0) continue;
    beginLine('core');
    field('number', u64(partition.vcpus[index].core));
    field('does not answer, partition', u64(partition.index));
    endLine(logPort);
    recordSilence(partition, index);
  }
}
