/** The labels by which overlays name the nodes of a partition's generated tree. */
import { GUEST_UART } from '@bulkhead/hypervisor/abi/platform';
import type { ExpandedPartition } from '../stages/expanded.ts';
import { clockPhandles } from './clocks.ts';
import { deviceNodes } from './devices.ts';
import type { DeviceTreeNode } from './node.ts';

/** Of the platform's nodes: by the beginning of their names. */
const PLATFORM: readonly [string, string][] = [
  ['gic', 'intc@'],
  ['apb_pclk', 'apb-pclk'],
  ['memory', 'memory@'],
  ['psci', 'psci'],
  ['timer', 'timer'],
  ['cpus', 'cpus'],
  ['chosen', 'chosen'],
  ['watchdog', 'watchdog@'],
];

/** Paths by label. A device with several nodes has one label for each, numbered: `virtio_page0_3`. */
export function labelsOf(partition: ExpandedPartition, tree: DeviceTreeNode): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const [label, start] of PLATFORM) {
    const node = tree.children.find(({ name }) => name.startsWith(start));
    if (node) labels.set(label, `/${node.name}`);
  }
  const uart = tree.children.find(({ name }) => name.endsWith(`@${GUEST_UART.toString(16)}`));
  if (uart) labels.set('uart', `/${uart.name}`);
  const clocks = clockPhandles(partition);
  for (const device of partition.devices) {
    const label = device.name.replace(/\W/g, '_');
    const nodes = deviceNodes(device, clocks);
    for (const [index, { name }] of nodes.entries()) {
      labels.set(nodes.length === 1 ? label : `${label}_${index}`, `/${name}`);
    }
  }
  return labels;
}
