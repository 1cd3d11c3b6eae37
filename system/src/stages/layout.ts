/**
 * The image: hypervisor, runtime configuration, then the segments' bytes, each on its own page and
 * identical ones once.
 */
import { createHash } from 'node:crypto';
import { RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import { alignUp, PAGE } from '../numbers.ts';
import { sizeOfRecord } from '../pack/record.ts';
import type { ImageLayout, LoadedGuest } from './placed.ts';

export function layOutImage(imageEnd: number, guests: readonly Pick<LoadedGuest, 'segments'>[]): ImageLayout {
  const payloadOffset = pageUp(imageEnd + sizeOfRecord(new RuntimeConfiguration()));
  const offsets = new Map<string, number>();
  let end = payloadOffset;
  const place = (bytes: Uint8Array): number => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const known = offsets.get(digest);
    if (known !== undefined) return known;
    const offset = end;
    offsets.set(digest, offset);
    end = pageUp(end + bytes.length);
    return offset;
  };
  const segmentOffsets = guests.map(({ segments }) => segments.map(({ bytes }) => place(bytes)));
  return { configurationOffset: imageEnd, payloadOffset, segmentOffsets, sizeBytes: end };
}

function pageUp(offset: number): number {
  return Number(alignUp(BigInt(offset), PAGE));
}
