/** What a channel's numbers may be. */
import { GUEST_CHANNEL_STRIDE } from '@bulkhead/hypervisor/abi/platform';
import type { PlacedChannel } from '../../stages/placed.ts';

export const MAX_MESSAGE_BYTES = 0x1_0000;
export const MAX_DEPTH = 0x1_0000;
/** Half of what each port has of the guest's addresses. */
export const MAX_REGION_BYTES = Number(GUEST_CHANNEL_STRIDE / 2n);

/** Whether messages lie in memory. */
export function hasMemory({ kind }: PlacedChannel): boolean {
  return kind === 'sampling' || kind === 'queuing';
}

export function isMessageSize(sizeBytes: number): boolean {
  return sizeBytes >= 1 && sizeBytes <= MAX_MESSAGE_BYTES;
}

export function isDepth(depth: number): boolean {
  return depth >= 1 && depth <= MAX_DEPTH;
}
