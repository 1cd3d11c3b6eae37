/** How much memory the regions of a channel take; the SDK's ports lay it out in this way. */
import type { ChannelKindName } from '../authored/channel.ts';
import { alignUp, PAGE } from '../numbers.ts';

const HEADER_BYTES = 64;
/** Of a sampling port: the writer fills one that no reader is told to look at. */
const SAMPLING_SLOTS = 4;
const SLOT_ALIGNMENT = 16n;
/** The index page of a queue's reader. */
const READER_BYTES = Number(PAGE);
/** x3 to x7. */
export const CALL_MESSAGE_BYTES = 5 * 8;

/** Sizes of region 0, which `from` writes, and region 1, which `to` writes: whole pages. */
export function regionSizes(kind: ChannelKindName, messageBytes: number, depth: number): [number, number] {
  const slotBytes = Number(alignUp(BigInt(messageBytes), SLOT_ALIGNMENT));
  switch (kind) {
    case 'sampling':
      return [wholePages(HEADER_BYTES + SAMPLING_SLOTS * slotBytes), 0];
    case 'queuing':
      return [wholePages(HEADER_BYTES + depth * slotBytes), READER_BYTES];
    default:
      return [0, 0];
  }
}

function wholePages(sizeBytes: number): number {
  return Number(alignUp(BigInt(sizeBytes), PAGE));
}
