import {
  type CheckedChannel,
  type CheckedPartition,
  type CheckedSystem,
  coreTimes,
  formatDuration,
  signalWait,
  type VcpuTime,
  vcpuTimes,
  type Wait,
} from '@bulkhead/system';
import { exitCauses } from './exits.ts';
import { memoryLines } from './memory-use.ts';
import { ownershipRows } from './ownership.ts';
import { reachLines } from './reach.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { timeline } from './timeline.ts';

/** A system in words: who has what, the time of the cores, who can talk to whom, and what it costs. */
export function explanation(system: CheckedSystem, style: Style, width: number): string {
  return [
    ...boardLines(system, style),
    ...system.partitions.flatMap((partition) => [...partitionLines(partition, system, style), '']),
    ...coreTimes(system).flatMap((core) => [
      style.bold(`core ${core.core}`),
      ...timeline(core, system.partitions, width).map((line) => `  ${line}`),
      '',
    ]),
    ...channelLines(system, style),
    style.bold('memory'),
    ...memoryLines(system).map((line) => `  ${line}`),
    '',
    style.bold('reach'),
    ...reachLines(system).map((line) => `  ${line}`),
    '',
    'An exit: the hypervisor runs on a core instead of the partition that has it. One exit path is what a trap, its',
    'handling and the return take; `npm run bench` measures it.',
  ].join('\n');
}

/** Something only where it is not to be relied on. */
function boardLines({ board }: CheckedSystem, style: Style): string[] {
  if (board.booted !== false) return [];
  return [
    style.bold('board'),
    `  ${board.name}: its data are from documents; nobody has booted it with them yet`,
    '',
  ];
}

function partitionLines(partition: CheckedPartition, system: CheckedSystem, style: Style): string[] {
  const { name, delivery, periodNs, budgetNs } = partition;
  const budget =
    periodNs === undefined || budgetNs === undefined
      ? []
      : [['budget', `${formatDuration(budgetNs)} in every ${formatDuration(periodNs)}`]];
  const rows = [
    ...ownershipRows(partition),
    ...vcpuTimes(partition, system).map((time, vcpu) => [`vCPU ${vcpu}`, vcpuWords(time, delivery.mode)]),
    ...budget,
    ['interrupts', `${delivery.mode} (${delivery.reason})`],
    ['exits', exitCauses(partition, system).join('; ')],
    ...partition.ports.map(({ channel, side }) => {
      const other = system.partitions[channel.ends[side === 0 ? 1 : 0].partition]!.name;
      return ['port', `${channel.ends[side].name}: ${channel.kind} ${side === 0 ? 'to' : 'from'} ${other}`];
    }),
  ];
  return [style.bold(name), ...table(rows).map((line) => `  ${line}`)];
}

function vcpuWords({ core, wait, scheduled }: VcpuTime, mode: 'direct' | 'virtual'): string {
  if (mode === 'direct') return `core ${core}, its own; interrupts come without the hypervisor`;
  if (!scheduled) return `core ${core}, its own; an interrupt waits for ${waitWords(wait)}`;
  const { majorFrameNs, suppliedNs, inBackground, leastInPeriodNs } = scheduled;
  const windows = `${formatDuration(suppliedNs)} of every ${formatDuration(majorFrameNs)}`;
  const least = leastInPeriodNs === undefined ? '' : `, at least ${formatDuration(leastInPeriodNs)} a period`;
  const background = inBackground ? ', and the background' : '';
  return `core ${core}, ${windows}${least}${background}; an interrupt waits for ${waitWords(wait)}`;
}

function waitWords(wait: Wait): string {
  switch (wait.kind) {
    case 'own-core':
      return 'at most one exit path';
    case 'window':
      return `at most ${formatDuration(wait.gapNs)} and one exit path`;
    case 'unbounded':
      return 'the background, without a bound';
  }
}

function channelLines(system: CheckedSystem, style: Style): string[] {
  if (system.channels.length === 0) return [];
  const rows = system.channels.map((channel) => [
    channel.name,
    channel.kind,
    channel.ends.map(({ partition }) => system.partitions[partition]!.name).join(' → '),
    channelWords(channel, system),
  ]);
  return [style.bold('channels'), ...table(rows).map((line) => `  ${line}`), ''];
}

function channelWords(channel: CheckedChannel, system: CheckedSystem): string {
  if (channel.kind === 'call') return 'a switch on the same core, in the window of the caller';
  const [room, signal] = [signalWait(channel, 0, system), signalWait(channel, 1, system)];
  const size = channel.messageBytes > 0 ? `${channel.messageBytes} bytes` : '';
  const queue = channel.kind === 'queuing' ? `${channel.depth} × ` : '';
  return [
    ...(size ? [`${queue}${size}`] : []),
    signal ? `signal waits for ${waitWords(signal)}` : 'seen when the reader looks',
    ...(room ? [`room: ${waitWords(room)}`] : []),
  ].join('; ');
}
