/** Fixed clocks of a partition's devices: guests cannot reach what makes them on the board. */
import type { BoardClock } from '@bulkhead/boards';
import type { ExpandedDevice, ExpandedPartition } from '../stages/expanded.ts';
import { PHANDLE } from './bindings.ts';
import { type DeviceTreeNode, node } from './node.ts';

/** That of the platform, which the node `apb-pclk` describes. */
const PLATFORM_HZ = 24_000_000;

/** By what a description names a clock input. */
export function clockName({ name }: BoardClock): string {
  return name ?? 'clock';
}

/** What the clock input has: what the board says, else what the description says; nothing when neither does. */
export function frequencyOf(
  clock: BoardClock,
  { clocksHz }: Pick<ExpandedDevice, 'clocksHz'>,
): number | undefined {
  const name = clockName(clock);
  return clock.frequencyHz ?? (Object.hasOwn(clocksHz, name) ? clocksHz[name] : undefined);
}

/** A phandle for each frequency that a device has. */
export function clockPhandles({ devices }: Pick<ExpandedPartition, 'devices'>): ReadonlyMap<number, number> {
  const phandles = new Map([[PLATFORM_HZ, PHANDLE.clock as number]]);
  for (const device of devices) {
    for (const clock of device.facts.nodes.flatMap(({ clocks }) => clocks ?? [])) {
      const hertz = frequencyOf(clock, device);
      if (hertz !== undefined && !phandles.has(hertz)) phandles.set(hertz, PHANDLE.gic + phandles.size);
    }
  }
  return phandles;
}

/** A node for each but the platform's. */
export function clockNodes(phandles: ReadonlyMap<number, number>): DeviceTreeNode[] {
  return [...phandles]
    .filter(([hertz]) => hertz !== PLATFORM_HZ)
    .map(([hertz, phandle]) =>
      node(`clock-${hertz}`, {
        phandle,
        'clock-frequency': hertz,
        '#clock-cells': 0,
        compatible: 'fixed-clock',
      }),
    );
}
