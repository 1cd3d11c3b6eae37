import { MAX_VCPUS } from '@bulkhead/hypervisor/abi/configuration';
import {
  GUEST_GICD,
  GUEST_GICD_SIZE,
  GUEST_GICR,
  GUEST_GICR_SIZE,
  GUEST_UART,
  GUEST_UART_SIZE,
  GUEST_VIRTIO,
  GUEST_VIRTIO_SIZE,
  GUEST_WATCHDOG,
  GUEST_WATCHDOG_SIZE,
} from '@bulkhead/hypervisor/abi/platform';
import { type Range, rangeOf } from '../numbers.ts';
import type { Port } from './channel.ts';
import type { ExpandedPartition } from './expanded.ts';
import { hasUart } from './has-uart.ts';

export interface Region {
  readonly what: string;
  readonly range: Range;
}

/** What the hypervisor emulates in a partition's address space, for the most vCPUs that there can be. */
export function platformRegions(partition: ExpandedPartition): Region[] {
  const redistributorBytes = GUEST_GICR_SIZE * BigInt(MAX_VCPUS);
  const regions = [
    { what: 'the GIC distributor', range: rangeOf(GUEST_GICD, GUEST_GICD_SIZE) },
    { what: 'the GIC redistributors', range: rangeOf(GUEST_GICR, redistributorBytes) },
    { what: 'the virtio window', range: rangeOf(GUEST_VIRTIO, GUEST_VIRTIO_SIZE) },
  ];
  if (partition.console === 'pl011' && !hasUart(partition)) {
    regions.push({ what: 'the console', range: rangeOf(GUEST_UART, GUEST_UART_SIZE) });
  }
  if (partition.recovery.hasWatchdogDevice) {
    regions.push({ what: 'the watchdog', range: rangeOf(GUEST_WATCHDOG, GUEST_WATCHDOG_SIZE) });
  }
  return [...regions, ...partition.ports.flatMap(portRegions)];
}

function portRegions({ channel, side }: Port): Region[] {
  return channel.ends[side].regionIpa.flatMap((ipa, index) =>
    ipa === 0n
      ? []
      : [{ what: `the channel ${channel.name}`, range: rangeOf(ipa, channel.regionSizeBytes[index]!) }],
  );
}
