/** Where guests see devices whose addresses are those of something else on the virtual platform. */

import { MAX_VCPUS } from '@bulkhead/hypervisor/abi/configuration';
import {
  GUEST_FLASH,
  GUEST_GICD,
  GUEST_GICR,
  GUEST_GICR_SIZE,
  GUEST_RAM,
  GUEST_UART,
  GUEST_UART_SIZE,
  GUEST_VIRTIO,
  GUEST_VIRTIO_SIZE,
  GUEST_WATCHDOG,
  GUEST_WATCHDOG_SIZE,
} from '@bulkhead/hypervisor/abi/platform';
import { overlaps, rangeOf } from '../numbers.ts';

/** Nothing of the platform is from here to memory. */
const FREE = rangeOf(0x0b00_0000n, GUEST_RAM - 0x0b00_0000n);
const PLATFORM = [
  { start: GUEST_GICD, end: GUEST_GICR + GUEST_GICR_SIZE * BigInt(MAX_VCPUS) },
  rangeOf(GUEST_UART, GUEST_UART_SIZE),
  rangeOf(GUEST_WATCHDOG, GUEST_WATCHDOG_SIZE),
  rangeOf(GUEST_VIRTIO, GUEST_VIRTIO_SIZE),
];

export interface Extent {
  readonly pa: bigint;
  readonly sizeBytes: bigint;
  /** Where it is seen is decided elsewhere. */
  readonly stays?: boolean;
}

/** For each its guest address, or nothing when it can stay where it is on the board. */
export function placeForGuests(extents: readonly Extent[]): (bigint | undefined)[] {
  const staying = extents.filter((extent) => !collides(extent));
  let next = FREE.start;
  return extents.map((extent) => {
    if (!collides(extent)) return undefined;
    const place = firstFree(next, extent.sizeBytes, staying);
    if (place + extent.sizeBytes > FREE.end) return undefined;
    next = place + extent.sizeBytes;
    return place;
  });
}

function collides({ pa, sizeBytes, stays }: Extent): boolean {
  if (stays) return false;
  // The flash bank of the platform gives way to a device.
  return pa !== GUEST_FLASH && PLATFORM.some((range) => overlaps(range, rangeOf(pa, sizeBytes)));
}

function firstFree(from: bigint, sizeBytes: bigint, taken: readonly Extent[]): bigint {
  let place = from;
  for (;;) {
    const range = rangeOf(place, sizeBytes);
    const other = taken.find((one) => overlaps(range, rangeOf(one.pa, one.sizeBytes)));
    if (!other) return place;
    place = other.pa + other.sizeBytes;
  }
}
