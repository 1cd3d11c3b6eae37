import { type CheckedSystem, coreTimes, reachOf, signalWait, vcpuTimes } from '@bulkhead/system';
import { exitCauses } from './exits.ts';
import { memoryUse } from './memory-use.ts';

/** The explanation as data: times are numbers of nanoseconds. */
export function explainJson(system: CheckedSystem): string {
  const nameOf = ({ partition }: { readonly partition: number }) => system.partitions[partition]!.name;
  const data = {
    ...{ format: 'bulkhead-explain', version: 1 },
    board: { name: system.board.name, booted: system.board.booted !== false },
    partitions: system.partitions.map((partition) => ({
      name: partition.name,
      guest: partition.guest.kind,
      memoryBytes: partition.ramSizeBytes,
      startsAtBoot: partition.recovery.startsAtBoot,
      devices: partition.devices.map(({ name, interrupts, allowDma }) => ({ name, interrupts, allowDma })),
      exits: exitCauses(partition, system),
      vcpus: vcpuTimes(partition, system),
      interrupts: { mode: partition.delivery.mode, reason: partition.delivery.reason },
      periodNs: partition.periodNs,
      budgetNs: partition.budgetNs,
    })),
    cores: coreTimes(system).map(({ core, majorFrameNs, slackNs, windows, background }) => ({
      ...{ core, majorFrameNs, slackNs },
      windows: windows.map((one) => ({ ...one, path: undefined, partition: nameOf(one) })),
      background: background.map(nameOf),
    })),
    channels: system.channels.map((channel) => ({
      ...{ name: channel.name, kind: channel.kind },
      ...{ from: nameOf(channel.ends[0]), to: nameOf(channel.ends[1]) },
      ...{ messageBytes: channel.messageBytes, depth: channel.depth },
      signalWait: signalWait(channel, 1, system),
      roomWait: signalWait(channel, 0, system),
    })),
    memory: memoryUse(system),
    reach: reachOf(system),
  };
  return JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? Number(value) : value), 2);
}
