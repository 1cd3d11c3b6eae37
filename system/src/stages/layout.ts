/**
 * The image: hypervisor, runtime configuration, memory for cores, partitions and translation tables, then the
 * segments' bytes, each on its own page and identical ones once.
 */
import { createHash } from 'node:crypto';
import { MAX_CORES, MAX_PARTITIONS, RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import { HEALTH_BYTES } from '@bulkhead/hypervisor/abi/health';
import { alignUp, PAGE } from '../numbers.ts';
import type { HypervisorBinary } from '../pack/image.ts';
import { sizeOfRecord } from '../pack/record.ts';
import type { ExpandedSystem } from './expanded.ts';
import type { ImageLayout, LoadedGuest, Pools } from './placed.ts';
import { translationTables } from './translation-tables.ts';

/** What the layout depends on. */
export type HypervisorSizes = Omit<HypervisorBinary, 'bytes'>;

/** A core's stack and the page below it (hypervisor/arch/aarch64/layout.ts). */
const STACK_BYTES = 4096;
const GUARD_BYTES = 4096;

export function layOutImage(
  hypervisor: HypervisorSizes,
  system: ExpandedSystem,
  guests: readonly Pick<LoadedGuest, 'segments'>[],
): ImageLayout {
  const { imageEnd } = hypervisor;
  const offset = pageUp(imageEnd + sizeOfRecord(new RuntimeConfiguration()));
  const all = guests.flatMap(({ segments }) => segments.map(({ bytes }) => bytes));
  const digests = new Map(all.map((bytes) => [bytes, createHash('sha256').update(bytes).digest('hex')]));
  const distinct = new Map(all.map((bytes) => [digests.get(bytes), pageUp(bytes.length)]));
  const payloadBytes = [...distinct.values()].reduce((sum, size) => sum + size, 0);
  const pools = poolsOf(hypervisor, system, offset, payloadBytes);
  const payloadOffset = poolsEnd(hypervisor, pools);
  const offsets = new Map<string, number>();
  let end = payloadOffset;
  const place = (bytes: Uint8Array): number => {
    const digest = digests.get(bytes)!;
    const known = offsets.get(digest);
    if (known !== undefined) return known;
    const offset = end;
    offsets.set(digest, offset);
    end = pageUp(end + bytes.length);
    return offset;
  };
  const segmentOffsets = guests.map(({ segments }) => segments.map(({ bytes }) => place(bytes)));
  return {
    configurationOffset: imageEnd,
    pools,
    payloadOffset,
    segmentOffsets,
    sizeBytes: end,
    takenBytes: end + Number(HEALTH_BYTES),
  };
}

/** Of each number of things what the system has; the tables' own memory is part of what they map. */
function poolsOf(
  hypervisor: HypervisorSizes,
  system: ExpandedSystem,
  offset: number,
  payloadBytes: number,
): Pools {
  const used = [0, system.consoleCore, ...system.partitions.flatMap(({ cores }) => cores)];
  const counts = {
    offset,
    coreCount: Math.min(Math.max(...used) + 1, MAX_CORES),
    partitionCount: Math.min(system.partitions.length, MAX_PARTITIONS),
  };
  let tableCount = 0;
  for (;;) {
    const head = poolsEnd(hypervisor, { ...counts, tableCount });
    const needed = translationTables(system, head, head + payloadBytes, counts.coreCount);
    if (needed <= tableCount) return { ...counts, tableCount };
    tableCount = needed;
  }
}

/** As hypervisor/arch/aarch64/pools.unsafe.ts divides it. */
function poolsEnd(hypervisor: HypervisorSizes, pools: Pools): number {
  const cores = pools.coreCount * (GUARD_BYTES + STACK_BYTES + pageUp(hypervisor.ownAreaBytes));
  const partitions = pageUp(pools.partitionCount * hypervisor.partitionBytes);
  return pools.offset + cores + partitions + pools.tableCount * Number(PAGE);
}

function pageUp(offset: number): number {
  return Number(alignUp(BigInt(offset), PAGE));
}
