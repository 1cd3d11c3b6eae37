/**
 * Memory for what systems have different numbers of. It follows the configuration, and the packer has left as much
 * as the boot header says: for each core a guard page, its stack and its own area; then the partitions; then the
 * translation tables. All of it is cleared before it is used, whatever the image or the loader left there.
 */
import { type u32, u64 } from '@bulkhead/bare';
import {
  callAssembly,
  instruction,
  instructionWith,
  objectSize,
  ownArea,
  ownAreaSize,
  placeOwnAreas,
  placePool,
} from '@bulkhead/bare/unsafe';
import { cpus } from '../../core/cpu.ts';
import { partitions } from '../../core/partition.ts';
import { configurationSize, dataStart, imageEnd, packedCounts } from './image.unsafe.ts';
import { GUARD_SIZE, PAGE_SIZE, STACK_SIZE } from './layout.ts';
import { tables } from './tables.ts';

const LINE: u64 = 64n;

/** Rounds up to whole pages. */
export function pageCeil(size: u64): u64 {
  return (size + PAGE_SIZE - 1n) & ~(PAGE_SIZE - 1n);
}

/** From a core's own area to the next one's. Safety: a size only. */
function coreStride(): u64 {
  return GUARD_SIZE + STACK_SIZE + pageCeil(ownAreaSize());
}

/** Safety: an address only. */
export function poolsStart(): u64 {
  return imageEnd() + pageCeil(configurationSize());
}

function partitionsStart(coreCount: u32): u64 {
  return poolsStart() + u64(coreCount) * coreStride();
}

/** Safety: a size only. */
function tablesStart(coreCount: u32, partitionCount: u32): u64 {
  return partitionsStart(coreCount) + pageCeil(objectSize(partitions) * u64(partitionCount));
}

/**
 * Gives every pool its memory; false when the boot header is damaged. Safety: the first core calls it before
 * anything else; the packer has left these ranges to it, and nothing else lies in them.
 */
export function placePools(): boolean {
  const counts = packedCounts();
  if (counts === null) return false;
  const end = tablesStart(counts.coreCount, counts.partitionCount) + u64(counts.tableCount) * PAGE_SIZE;
  callAssembly('clear_pages', poolsStart(), end, 0n, 0n);
  placeOwnAreas(poolsStart() + GUARD_SIZE + STACK_SIZE, coreStride(), counts.coreCount);
  placePool(partitions, partitionsStart(counts.coreCount), counts.partitionCount);
  placePool(tables, tablesStart(counts.coreCount, counts.partitionCount), counts.tableCount);
  for (let core: u32 = 0; core < counts.coreCount; core++) cpus.of(core).core = core;
  return true;
}

/** Where a core's stack ends and its own area begins. Safety: an address only; the number is checked. */
export function ownAreaStart(core: u32): u64 {
  return ownArea(core);
}
/** Safety: an address only; the number is checked. */
export function ownAreaEnd(core: u32): u64 {
  return ownArea(core) + pageCeil(ownAreaSize());
}

/** Partitions and translation tables. Safety: addresses only. */
export function sharedPoolsStart(): u64 {
  return partitionsStart(coreCount());
}
/** Safety: as above. */
export function sharedPoolsEnd(): u64 {
  return tablesStart(coreCount(), partitions.count()) + u64(tables.count()) * PAGE_SIZE;
}

/** Cores that have memory. Safety: a number that `placePools` has believed. */
export function coreCount(): u32 {
  const counts = packedCounts();
  return counts === null ? 0 : counts.coreCount;
}

/**
 * What was written with caches off must not be hidden by lines cached earlier (Arm ARM D7.5.9). Safety: caches are
 * still off, so no line of this memory holds anything newer.
 */
export function discardCachedData(): void {
  const end = sharedPoolsEnd();
  for (let line = dataStart(); line < end; line += LINE) instructionWith('dc ivac, %0', line);
  instruction('dsb sy');
}
