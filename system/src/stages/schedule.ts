import type { Board } from '@bulkhead/boards';
import type { SystemDescription } from '../authored/description.ts';
import { parseDuration } from '../authored/duration.ts';
import type { ScheduleDescription } from '../authored/schedule.ts';
import type { ExpandedPartition } from './expanded.ts';
import type { ScheduledCore, ScheduledVcpu, ScheduledWindow } from './scheduled.ts';

type Schedulable = Pick<ExpandedPartition, 'index' | 'name' | 'cores'>;

/** Whether the key of a schedule is the number of one of the board's cores. */
export function isCore(key: string, { cores }: Pick<Board, 'cores'>): boolean {
  return /^(0|[1-9]\d*)$/.test(key) && Number(key) < cores;
}

/**
 * The schedules with their defaults. Those of cores that do not exist, and what names a partition that does not
 * exist or is not on the core, are left out: the rules on the description report them.
 */
export function expandSchedules(
  schedules: SystemDescription['schedules'],
  partitions: readonly Schedulable[],
  board: Pick<Board, 'cores'>,
): ScheduledCore[] {
  return Object.entries(schedules ?? {})
    .filter(([core]) => isCore(core, board))
    .map(([core, schedule]) => expandSchedule(Number(core), `schedules.${core}`, schedule, partitions));
}

function expandSchedule(
  core: number,
  path: string,
  schedule: ScheduleDescription,
  partitions: readonly Schedulable[],
): ScheduledCore {
  const find = (name: string, at: string) => findVcpu(name, core, at, partitions);
  return {
    core,
    path,
    majorFrameNs: parseDuration(schedule.majorFrame) ?? 0n,
    windows: expandWindows(schedule, path, find),
    background: (schedule.background ?? []).flatMap(
      (name, index) => find(name, `${path}.background[${index}]`) ?? [],
    ),
  };
}

type Find = (name: string, path: string) => ScheduledVcpu | undefined;

function expandWindows(schedule: ScheduleDescription, path: string, find: Find): ScheduledWindow[] {
  let endNs = 0n;
  return schedule.windows.flatMap(({ partition, start, duration }, index) => {
    const startNs = start === undefined ? endNs : (parseDuration(start) ?? 0n);
    const durationNs = parseDuration(duration) ?? 0n;
    endNs = startNs + durationNs;
    const vcpu = find(partition, `${path}.windows[${index}]`);
    return vcpu ? [{ ...vcpu, startNs, durationNs }] : [];
  });
}

function findVcpu(
  name: string,
  core: number,
  path: string,
  partitions: readonly Schedulable[],
): ScheduledVcpu | undefined {
  const partition = partitions.find((candidate) => candidate.name === name);
  const vcpu = partition?.cores.indexOf(core) ?? -1;
  return partition && vcpu >= 0 ? { path, partition: partition.index, vcpu } : undefined;
}
