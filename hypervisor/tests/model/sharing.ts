/** What must hold of schedules and direct interrupts, said once more without a look at `core/validation`. */
import {
  ConsoleKind,
  type CoreRecord,
  InterruptMode,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';

const coresOf = ({ vcpuCore, vcpuCount }: PartitionRecord) => [...vcpuCore].slice(0, vcpuCount);

/** What is broken, in words. The partitions by themselves are sound. */
export function sharingViolations(configuration: RuntimeConfiguration): string[] {
  const { board, cores } = configuration;
  const partitions = [...configuration.partitions].slice(0, configuration.partitionCount);
  const found: string[] = [];
  for (const [core, record] of [...cores].entries()) {
    const users = partitions.flatMap((partition, index) => {
      const vcpu = coresOf(partition).indexOf(core);
      return vcpu < 0 ? [] : [{ partition: index, vcpu }];
    });
    if (record.majorFrameNs !== 0n) found.push(...scheduleViolations(record, users, core < board.coreCount));
    else if (users.length > 1) found.push('a core is shared without a schedule');
    else if (record.windowCount !== 0) found.push('a core without a frame has windows');
  }
  for (const partition of partitions) found.push(...directViolations(partition, cores));
  return found;
}

interface User {
  readonly partition: number;
  readonly vcpu: number;
}

function scheduleViolations(record: CoreRecord, users: readonly User[], exists: boolean): string[] {
  const { majorFrameNs, windowCount, backgroundCount } = record;
  if (!exists) return ['a core that is not there has a frame'];
  if (windowCount < 1 || windowCount > 16 || backgroundCount > 8) return ['counts of a core'];
  const windows = [...record.windows].slice(0, windowCount);
  const background = [...record.background].slice(0, backgroundCount);
  const same = (a: User) => (b: User) => a.partition === b.partition && a.vcpu === b.vcpu;
  const scheduled: User[] = [...windows, ...background];
  const ends = windows.map(({ startNs, durationNs }) => startNs + durationNs);
  const rules: [string, boolean][] = [
    ['a frame can be kept', majorFrameNs >= 50_000n && majorFrameNs <= 10_000_000_000n],
    ['windows are long enough', windows.every(({ durationNs }) => durationNs >= 50_000n)],
    ['windows are in order', windows.every(({ startNs }, i) => i === 0 || startNs >= ends[i - 1]!)],
    ['windows lie in the frame', ends.every((end) => end <= majorFrameNs)],
    ['who is scheduled is on the core', scheduled.every((one) => users.some(same(one)))],
    ['who is on the core is scheduled', users.every((one) => scheduled.some(same(one)))],
    [
      'the background has everyone once',
      new Set(background.map(({ partition }) => partition)).size === background.length,
    ],
  ];
  return rules.filter(([, holds]) => !holds).map(([name]) => name);
}

function directViolations(partition: PartitionRecord, cores: RuntimeConfiguration['cores']): string[] {
  if (partition.interruptMode !== InterruptMode.Direct) return [];
  const interrupts = [...partition.interrupts].slice(0, partition.interruptCount);
  const direct =
    partition.consoleKind !== ConsoleKind.Pl011 &&
    coresOf(partition).every((core) => [...cores][core]!.majorFrameNs === 0n) &&
    interrupts.every(({ physicalIntid, virtualIntid }) => physicalIntid === virtualIntid);
  return direct ? [] : ['direct interrupts are possible'];
}
