/** The hypervisor's own maps (stage 1 of EL2), one a core, and the partitions' stage 2 (Arm ARM D8.2, D8.3, D8.5). */
import { bit, bitFields, bits, type u32, u64 } from '@bulkhead/bare';
import { mapGuestInterface } from '#gic/guest-view.ts';
import type {
  ChannelEndRecord,
  ChannelRecord,
  DeviceRecord,
  PartitionRecord,
} from '../../abi/configuration.ts';
import { HEALTH_BYTES, Right } from '../../abi/health.ts';
import { GUEST_HEALTH } from '../../abi/platform.ts';
import type { Pa } from '../../core/addresses.ts';
import { endOf, packedConfiguration } from '../../core/configuration.ts';
import { cpus } from '../../core/cpu.ts';
import { hasChannels } from '../../core/features.ts';
import type { Partition } from '../../core/partition.ts';
import { healthLogStart } from './health.unsafe.ts';
import { dataStart, imageEnd, imageStart, rodataStart } from './image.unsafe.ts';
import { STACK_SIZE } from './layout.ts';
import {
  coreCount,
  ownAreaEnd,
  ownAreaStart,
  poolsStart,
  sharedPoolsEnd,
  sharedPoolsStart,
} from './pools.unsafe.ts';
import { VTTBR_VMID_SHIFT } from './registers.ts';
import { mapRange, newTable, type Table } from './tables.ts';
import { tableAddress } from './tables.unsafe.ts';

const INNER_SHAREABLE: u64 = 3n;

/** Stage-1 attributes at EL2 (D8.3, D8.5); `ap1` is RES1 there. */
const OwnPage = bitFields('u64', {
  /** The attribute of EL2_MAIR: 0 Device-nGnRE, 1 Normal, 2 Normal Non-cacheable. */
  memory: bits(4, 2),
  ap1: bit(6),
  isReadOnly: bit(7),
  shareability: bits(9, 8),
  isAccessed: bit(10),
  neverExecutes: bit(54),
});
const OWN_DEVICE: u64 = OwnPage.of({ ap1: true, isAccessed: true, neverExecutes: true });
const OWN_DATA: u64 = OwnPage.with(OWN_DEVICE, { memory: 1n, shareability: INNER_SHAREABLE });
const OWN_SHARED: u64 = OwnPage.with(OWN_DATA, { memory: 2n });
const OWN_CONSTANTS: u64 = OwnPage.with(OWN_DATA, { isReadOnly: true });
const OWN_CODE: u64 = OwnPage.with(OWN_CONSTANTS, { neverExecutes: false });

/** Stage-2 attributes (D8.3, D8.5). */
const GuestPage = bitFields('u64', {
  /** 1 Device-nGnRE, 5 Normal Non-cacheable, 15 Normal, write-back. */
  memory: bits(5, 2),
  mayRead: bit(6),
  mayWrite: bit(7),
  shareability: bits(9, 8),
  isAccessed: bit(10),
  /** 2: at no exception level. */
  neverExecutes: bits(54, 53),
});
const GUEST_MEMORY: u64 = GuestPage.of({
  memory: 0xfn,
  mayRead: true,
  mayWrite: true,
  shareability: INNER_SHAREABLE,
  isAccessed: true,
});
export const GUEST_DEVICE: u64 = GuestPage.of({
  memory: 1n,
  mayRead: true,
  mayWrite: true,
  isAccessed: true,
  neverExecutes: 2n,
});
/** Memory of channels: what an end only reads, and what it writes. */
const GUEST_READS: u64 = GuestPage.of({ memory: 5n, mayRead: true, isAccessed: true, neverExecutes: 2n });
const GUEST_WRITES: u64 = GuestPage.with(GUEST_READS, { mayWrite: true });

/** @boot */
function mapOnCore(core: u32, start: Pa, end: Pa, attributes: u64): boolean {
  const root = cpus.of(core).root;
  return root !== null && mapRange(root, start, start, end - start, attributes);
}

/**
 * On every core.
 * @boot
 */
function mapOwn(start: Pa, end: Pa, attributes: u64): boolean {
  for (let core: u32 = 0; core < coreCount(); core++) {
    if (!mapOnCore(core, start, end, attributes)) return false;
  }
  return true;
}

/**
 * Each core's stack and own area, without the guard page: an overflow faults instead of reaching another core's.
 * @boot
 */
function mapCores(): boolean {
  for (let core: u32 = 0; core < coreCount(); core++) {
    if (!mapOwn(ownAreaStart(core) - STACK_SIZE, ownAreaEnd(core), OWN_DATA)) return false;
  }
  return true;
}

/**
 * The map of the image and the configuration; devices and guest memory follow when they are known to be right.
 * @boot
 */
export function buildOwnMap(): boolean {
  for (let core: u32 = 0; core < coreCount(); core++) cpus.of(core).root = newTable();
  return (
    mapOwn(imageStart(), rodataStart(), OWN_CODE) &&
    mapOwn(rodataStart(), dataStart(), OWN_CONSTANTS) &&
    mapOwn(dataStart(), imageEnd(), OWN_DATA) &&
    mapOwn(imageEnd(), poolsStart(), OWN_CONSTANTS) &&
    mapCores() &&
    mapOwn(sharedPoolsStart(), sharedPoolsEnd(), OWN_DATA)
  );
}

/**
 * Registers that the hypervisor itself drives.
 * @boot
 */
export function mapOwnDevice(start: Pa, sizeBytes: u64): boolean {
  return mapOwn(start, start + sizeBytes, OWN_DEVICE);
}

/**
 * The partitions' images, which are only ever read.
 * @boot
 */
export function mapPayload(start: Pa, end: Pa): boolean {
  return start === end || mapOwn(start, end, OWN_CONSTANTS);
}

/**
 * The health log, as memory of a channel: what is written is there at once.
 * @boot
 */
export function mapHealthLog(): boolean {
  return mapOwnShared(healthLogStart(), HEALTH_BYTES);
}

/**
 * A partition that has the right reads it.
 * @boot
 */
function mapGuestHealth(root: Table, record: PartitionRecord): boolean {
  if ((record.recovery.rights & Right.Health) === 0) return true;
  return mapRange(root, GUEST_HEALTH, healthLogStart(), HEALTH_BYTES, GUEST_READS);
}

/** @boot */
function mapDevices(root: Table, record: PartitionRecord): boolean {
  for (let i: u32 = 0; i < record.deviceCount; i++) {
    const device: DeviceRecord = record.devices[i];
    if (!mapRange(root, device.ipa, device.pa, device.sizeBytes, GUEST_DEVICE)) return false;
  }
  return true;
}

/**
 * Memory of a channel, in which the hypervisor writes once.
 * @boot
 */
export function mapOwnShared(start: Pa, sizeBytes: u64): boolean {
  return mapOwn(start, start + sizeBytes, OWN_SHARED);
}

/**
 * The memory of the partition's channels: an end can write the region of its own number, and read the other's.
 * @boot
 */
function mapChannels(root: Table, partition: Partition): boolean {
  const configuration = packedConfiguration();
  for (let i: u32 = 0; i < configuration.channelCount * 2; i++) {
    const end = endOf(configuration, i);
    if (end.partition !== partition.index) continue;
    const channel: ChannelRecord = configuration.channels[i >>> 1];
    for (let region: u32 = 0; region < 2; region++) {
      const attributes: u64 = (i & 1) === region ? GUEST_WRITES : GUEST_READS;
      if (!mapRegion(root, channel, end, region, attributes)) return false;
    }
  }
  return true;
}

/** @boot */
function mapRegion(
  root: Table,
  channel: ChannelRecord,
  end: ChannelEndRecord,
  region: u32,
  attributes: u64,
): boolean {
  const ipa = end.regionIpa[region];
  if (ipa === 0n) return true;
  return mapRange(root, ipa, channel.regionPa[region], channel.regionSizeBytes[region], attributes);
}

/**
 * Memory of a partition is in the maps of those cores only that run it: they clear and fill it, and read instructions.
 * @boot
 */
function mapMemory(record: PartitionRecord): boolean {
  for (let i: u32 = 0; i < record.vcpuCount; i++) {
    if (!mapOnCore(record.vcpuCore[i], record.ramPa, record.ramPa + record.ramSizeBytes, OWN_DATA))
      return false;
  }
  return true;
}

/**
 * Stage 2 of one partition, and its memory in the hypervisor's own maps.
 * @boot
 */
export function buildGuestSpace(partition: Partition, record: PartitionRecord): boolean {
  const root = newTable();
  if (root === null) return false;
  const vmid: u64 = u64(partition.index) + 1n;
  partition.translationRoot = tableAddress(root) | (vmid << VTTBR_VMID_SHIFT);
  return (
    mapRange(root, record.ramIpa, record.ramPa, record.ramSizeBytes, GUEST_MEMORY) &&
    mapDevices(root, record) &&
    mapGuestInterface(root) &&
    mapGuestHealth(root, record) &&
    (!hasChannels() || mapChannels(root, partition)) &&
    mapMemory(record)
  );
}
