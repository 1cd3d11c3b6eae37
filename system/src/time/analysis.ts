/** What a checked system's schedules mean for each vCPU, core and channel. Times are ns. */
import type { CheckedChannel, CheckedPartition, CheckedSystem } from '../stages/checked.ts';
import type { ScheduledCore } from '../stages/scheduled.ts';
import { leastBudget } from './budget.ts';
import { frameOf } from './frames.ts';
import { longestGap } from './supply.ts';

/**
 * How long something for a vCPU may have to wait until the vCPU has its core: not at all on a core of its own; up
 * to the longest gap between its windows; without a bound in the background.
 */
export type Wait =
  | { readonly kind: 'own-core' }
  | { readonly kind: 'window'; readonly gapNs: bigint }
  | { readonly kind: 'unbounded' };

export interface VcpuTime {
  readonly core: number;
  readonly wait: Wait;
  /** Only on a scheduled core. */
  readonly scheduled?: {
    readonly majorFrameNs: bigint;
    readonly suppliedNs: bigint;
    readonly inBackground: boolean;
    /** What the windows give in the worst period, when the partition has one. */
    readonly leastInPeriodNs?: bigint;
  };
}

export interface CoreTime extends ScheduledCore {
  /** Time of the frame that no window has. */
  readonly slackNs: bigint;
}

/** Each vCPU of a partition, in order. */
export function vcpuTimes(partition: CheckedPartition, { schedules }: CheckedSystem): VcpuTime[] {
  return partition.cores.map((core, vcpu) => {
    const schedule = schedules.find((one) => one.core === core);
    return schedule ? scheduledTime(partition, vcpu, schedule) : { core, wait: { kind: 'own-core' } };
  });
}

function scheduledTime(partition: CheckedPartition, vcpu: number, schedule: ScheduledCore): VcpuTime {
  const user = { partition: partition.index, vcpu };
  const frame = frameOf(schedule, user);
  const gapNs = longestGap(frame);
  const { periodNs } = partition;
  return {
    core: schedule.core,
    wait: gapNs === undefined ? { kind: 'unbounded' } : { kind: 'window', gapNs },
    scheduled: {
      majorFrameNs: schedule.majorFrameNs,
      suppliedNs: frame.windows.reduce((sum, { durationNs }) => sum + durationNs, 0n),
      inBackground: schedule.background.some((one) => one.partition === partition.index),
      ...(periodNs === undefined
        ? {}
        : { leastInPeriodNs: leastBudget(schedule, user, periodNs).suppliedNs }),
    },
  };
}

/** The scheduled cores. */
export function coreTimes({ schedules }: CheckedSystem): CoreTime[] {
  return schedules.map((schedule) => {
    const used = schedule.windows.reduce((sum, { durationNs }) => sum + durationNs, 0n);
    return { ...schedule, slackNs: schedule.majorFrameNs - used };
  });
}

/** How long a signal may wait for vCPU 0 of an end; undefined when nothing is signalled there. */
export function signalWait(channel: CheckedChannel, side: 0 | 1, system: CheckedSystem): Wait | undefined {
  const { intid, partition } = channel.ends[side];
  return intid === 0 ? undefined : vcpuTimes(system.partitions[partition]!, system)[0]!.wait;
}
