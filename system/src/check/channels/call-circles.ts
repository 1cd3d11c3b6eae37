import type { PlacedChannel } from '../../stages/placed.ts';
import { placed } from '../rule.ts';

/** Callers and servers never wait for each other. */
export const callCircles = placed('BS2810', ({ partitions, channels }, report) => {
  const calls = channels.filter(({ kind }) => kind === 'call');
  for (const [index, { path, ends }] of calls.entries()) {
    const [caller, server] = [ends[0].partition, ends[1].partition];
    // The channel that closes a circle with those before it.
    const way = wayFrom(server, caller, calls.slice(0, index));
    if (!way) continue;
    const names = [caller, ...way].map((partition) => partitions[partition]!.name);
    report(path, 'a server that never waits for its caller', names.join(' calls '));
  }
});

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
