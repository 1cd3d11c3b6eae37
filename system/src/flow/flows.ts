/**
 * Through what information can go from one partition to another: what the description gives them. Time is not looked
 * at: who shares a core or a cache can measure the other.
 */
import type { ChannelKindName } from '../authored/channel.ts';
import type { PlacedChannel, PlacedSystem } from '../stages/placed.ts';

export interface Flow {
  /** Indices of the partitions. */
  readonly from: number;
  readonly to: number;
  /** Through what, in words. */
  readonly through: string;
}

/** What the rules and reports look at. */
export type FlowSystem = Pick<PlacedSystem, 'partitions' | 'channels'>;

/** How information comes back from `to` to `from`; nothing where it does not. */
const BACK: Readonly<Record<ChannelKindName, string | undefined>> = {
  doorbell: undefined,
  sampling: undefined,
  queuing: 'room in',
  call: 'answers in',
};

/** Every flow from one partition straight to another. */
export function directFlows(system: FlowSystem): Flow[] {
  const { partitions, channels } = system;
  return [
    ...channels.flatMap(channelFlows),
    ...partitions.flatMap(({ index, recovery }) => [
      // Who is stopped and started learns of it; the state of the other, and how it answers, goes back.
      ...recovery.controls.flatMap(({ index: other }) => [
        { from: index, to: other, through: 'the right to control it' },
        { from: other, to: index, through: 'its state, for who controls it' },
      ]),
      // The failure of the one starts the other.
      ...(recovery.partition === undefined
        ? []
        : [{ from: index, to: recovery.partition, through: 'its failure, which starts the other' }]),
      ...(recovery.readsHealth
        ? partitions
            .filter((other) => other.index !== index)
            .map((other) => ({ from: other.index, to: index, through: 'the health log' }))
        : []),
      ...partitions[index]!.devices.filter(({ allowDma }) => allowDma).flatMap(({ name }) =>
        deviceFlows(index, name, partitions.length),
      ),
    ]),
  ];
}

function channelFlows({ name, kind, ends }: PlacedChannel): Flow[] {
  const [from, to] = [ends[0].partition, ends[1].partition];
  const back = BACK[kind];
  return [
    { from, to, through: `the ${kind} channel ${name}` },
    ...(back === undefined ? [] : [{ from: to, to: from, through: `${back} the ${kind} channel ${name}` }]),
  ];
}

/** A device that reads and writes all of memory, and whoever programs it. */
function deviceFlows(owner: number, device: string, count: number): Flow[] {
  return Array.from({ length: count }, (_, other) => other)
    .filter((other) => other !== owner)
    .flatMap((other) => [
      { from: owner, to: other, through: `the device ${device}, which can write its memory` },
      { from: other, to: owner, through: `the device ${device}, which can read its memory` },
    ]);
}

/** The shortest way of flows from one partition to another; undefined when there is none. */
export function findWay(flows: readonly Flow[], from: number, to: number): readonly Flow[] | undefined {
  const ways = new Map<number, readonly Flow[]>([[from, []]]);
  // A map takes what is added while it is walked: breadth first.
  for (const [partition, way] of ways) {
    if (partition === to && way.length > 0) return way;
    for (const flow of flows) {
      if (flow.from === partition && !ways.has(flow.to)) ways.set(flow.to, [...way, flow]);
    }
  }
  return undefined;
}
