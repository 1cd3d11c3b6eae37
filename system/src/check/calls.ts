import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showList } from '../diagnostics/show.ts';
import type { PlacedChannel, PlacedPartition } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

/** Calls switch from caller to server on one core, and can never wait for each other. */
export const calls: PlacedRule = ({ partitions, channels }, report) => {
  const callChannels = channels.filter(({ kind }) => kind === 'call');
  for (const channel of callChannels) checkCores(channel, partitions, report);
  for (const [index, channel] of callChannels.entries()) {
    checkCycle(channel, callChannels.slice(0, index), partitions, report);
  }
};

function checkCores(
  { path, ends }: PlacedChannel,
  partitions: readonly PlacedPartition[],
  report: Diagnostics,
) {
  const [from, to] = ends.map(({ partition }) => partitions[partition]!) as [
    PlacedPartition,
    PlacedPartition,
  ];
  if (from.cores.some((core) => to.cores.includes(core))) return;
  const actual = `${from.name} on ${showList(from.cores)}, ${to.name} on ${showList(to.cores)}`;
  const remedy = 'let them share a core, or use a queuing channel each way';
  report.add('BS2809', path, 'two partitions with a common core', actual, remedy);
}

/** A channel that closes a circle with those before it. */
function checkCycle(
  { path, ends }: PlacedChannel,
  before: readonly PlacedChannel[],
  partitions: readonly PlacedPartition[],
  report: Diagnostics,
): void {
  const [caller, server] = [ends[0].partition, ends[1].partition];
  const way = wayFrom(server, caller, before);
  if (!way) return;
  const names = [caller, ...way].map((index) => partitions[index]!.name);
  report.add('BS2810', path, 'a server that never waits for its caller', names.join(' calls '));
}

/** Partitions from one to another along calls, both included. */
function wayFrom(
  start: number,
  goal: number,
  channels: readonly PlacedChannel[],
  seen: readonly number[] = [],
): number[] | undefined {
  if (start === goal) return [goal];
  for (const { ends } of channels) {
    const next = ends[1].partition;
    if (ends[0].partition !== start || seen.includes(next)) continue;
    const rest = wayFrom(next, goal, channels, [...seen, start]);
    if (rest) return [start, ...rest];
  }
  return undefined;
}
