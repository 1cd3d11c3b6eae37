import { formatSize } from '@bulkhead/boards';
import { placed } from '../rule.ts';
import { hasMemory, isDepth, isMessageSize, MAX_REGION_BYTES } from './sizes.ts';

/** A channel's messages fit into the memory that a port can show. */
export const portMemory = placed('BS2807', ({ channels }, report) => {
  for (const { path, kind, messageBytes, depth, regionSizeBytes } of channels.filter(hasMemory)) {
    const [size] = regionSizeBytes;
    if (!isMessageSize(messageBytes) || !isDepth(depth) || size <= MAX_REGION_BYTES) continue;
    const remedy = kind === 'queuing' ? undefined : 'make the message smaller';
    report(path, `at most ${formatSize(MAX_REGION_BYTES)}`, formatSize(size), remedy);
  }
});
