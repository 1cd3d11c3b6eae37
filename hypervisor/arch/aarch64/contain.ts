/**
 * A failed check of the hypervisor, contained: the core gives up what it was doing, and the partition that it served
 * takes its `HealthAction`, as does every partition that it was changing. The others go on.
 */
import { type u32, wrappingSub } from '@bulkhead/bare';
import { EndReason, FaultCause } from '../../abi/events.ts';
import { HealthAction, HealthError } from '../../abi/health.ts';
import { eventPort } from '../../core/console/consoles.ts';
import { sendLines } from '../../core/console/line.ts';
import type { Cpu } from '../../core/cpu.ts';
import { giveUpLocks, isChanging } from '../../core/give-up.unsafe.ts';
import { actionFor, beginAction, finishAction } from '../../core/health/errors.ts';
import { recordAt, recordError } from '../../core/health/log.ts';
import { printFault } from '../../core/health/report.ts';
import { type Partition, partitions, recordOf } from '../../core/partition.ts';
import { settle } from '../../core/schedule.ts';
import { currentCpu } from './cpu.unsafe.ts';
import { seal } from './health.unsafe.ts';
import { imageStart } from './image.unsafe.ts';
import { giveUpInterrupts } from './interrupts.ts';
import { SPSR_EL1H_MASKED } from './registers.ts';
import { readElr, readEsr, readSpsr, writeElr, writeSpsr } from './system.unsafe.ts';

/** Those whose action is due, a bit each by index; 0 when one of them has the board stop. */
function concerned(cpu: Cpu): u32 {
  let found: u32 = 0;
  for (let index: u32 = 0; index < partitions.count(); index++) {
    const partition = partitions.of(index);
    if (cpu.partition !== partition && !isChanging(partition)) continue;
    if (recordOf(partition).actions[HealthError.Check] >= HealthAction.StopSystem) return 0;
    found |= 1 << index;
  }
  return found;
}

function stop(cpu: Cpu, partition: Partition): void {
  const vcpu = cpu.partition === partition && cpu.vcpu !== null ? cpu.vcpu : partition.vcpus[0];
  const action = beginAction(partition, actionFor(partition, HealthError.Check), EndReason.Fault);
  const cause = FaultCause.HypervisorCheck;
  const sequence = recordError(partition, vcpu.index, HealthError.Check, action, cause, null);
  const record = recordAt(sequence);
  if (record !== null) {
    record.esr = readEsr();
    record.elr = wrappingSub(readElr(), imageStart());
    record.spsr = readSpsr();
    seal(record);
    printFault(record);
    sendLines(eventPort);
  }
  finishAction(action);
}

/**
 * On the core's stack from its start, after a `brk`. True when the core has a guest to run; false when the board is
 * to stop: it serves no partition, one that is concerned wants it, or the core was at something that must be finished.
 * @entry contain_failure
 * @cold
 */
export function containFailure(): boolean {
  const cpu = currentCpu();
  const loaded = cpu.loaded;
  if (cpu.mustFinish || loaded === null || !loaded.entered) return false;
  cpu.mustFinish = true;
  const set = concerned(cpu);
  if (set === 0) return false;
  giveUpLocks();
  giveUpInterrupts(cpu);
  for (let index: u32 = 0; index < partitions.count(); index++) {
    if (((set >>> index) & 1) === 0) continue;
    stop(cpu, partitions.of(index));
  }
  // The registers of the return are still EL2's: no guest's context gets them.
  writeElr(0n);
  writeSpsr(SPSR_EL1H_MASKED);
  cpu.mustFinish = false;
  settle(cpu);
  return true;
}
