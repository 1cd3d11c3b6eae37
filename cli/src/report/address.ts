/** What an address means to a partition, and what lies there on the board. */
import { MAX_VCPUS } from '@bulkhead/hypervisor/abi/configuration';
import { HEALTH_BYTES } from '@bulkhead/hypervisor/abi/health';
import {
  GUEST_FLASH,
  GUEST_FLASH_SIZE,
  GUEST_GICD,
  GUEST_GICD_SIZE,
  GUEST_GICR,
  GUEST_GICR_SIZE,
  GUEST_HEALTH,
  GUEST_UART,
  GUEST_UART_SIZE,
  GUEST_VIRTIO,
  GUEST_VIRTIO_SIZE,
  GUEST_WATCHDOG,
  GUEST_WATCHDOG_SIZE,
} from '@bulkhead/hypervisor/abi/platform';
import { type CheckedPartition, type CheckedSystem, controllerRegisters } from '@bulkhead/system';

interface Place {
  readonly what: string;
  readonly start: bigint;
  readonly sizeBytes: bigint;
  /** Where it is on the board; absent for what the hypervisor emulates. */
  readonly pa?: bigint;
}

/** A guest-physical address in guest and in host terms. */
export function addressWords(ipa: bigint, partition: CheckedPartition, system: CheckedSystem): string {
  const own = placesOf(partition, system).find((place) => lies(ipa, place));
  const where = `guest address ${hex(ipa)} is`;
  if (own?.pa !== undefined)
    return `${where} in ${own.what}, at ${hex(own.pa + ipa - own.start)} on the board`;
  if (own) return `${where} in ${own.what}, which is emulated`;
  const other = boardPlaces(system).find((place) => lies(ipa, place));
  const there = other ? `it would be ${other.what}` : 'nothing is known to be there';
  return `${where} nothing of ${partition.name}'s; on the board ${there}`;
}

/** What a partition has in its address space. */
function placesOf(partition: CheckedPartition, system: CheckedSystem): Place[] {
  const { ramIpa, ramPa, ramSizeBytes, devices, ports, recovery } = partition;
  const shared = ports.flatMap(({ channel, side }) =>
    channel.ends[side].regionIpa.flatMap((start, region) => {
      const pa = system.channels[channel.index]?.regionPa[region];
      if (start === 0n || pa === undefined) return [];
      const sizeBytes = BigInt(channel.regionSizeBytes[region]!);
      return [{ what: `memory of its channel ${channel.name}`, start, sizeBytes, pa }];
    }),
  );
  return [
    { what: 'its memory', start: ramIpa, sizeBytes: BigInt(ramSizeBytes), pa: ramPa },
    ...devices.map(({ name, ipa, facts }) => ({
      what: `its device ${name}`,
      start: ipa,
      sizeBytes: BigInt(facts.sizeBytes),
      pa: facts.pa,
    })),
    ...shared,
    ...(recovery.readsHealth
      ? [{ what: 'the health log', start: GUEST_HEALTH, sizeBytes: HEALTH_BYTES, pa: healthLogPa(system) }]
      : []),
    ...emulated(partition),
  ];
}

function emulated({ console, recovery }: CheckedPartition): Place[] {
  const redistributorBytes = GUEST_GICR_SIZE * BigInt(MAX_VCPUS);
  const uart = { what: 'its console', start: GUEST_UART, sizeBytes: GUEST_UART_SIZE };
  const watchdog = { what: 'its watchdog', start: GUEST_WATCHDOG, sizeBytes: GUEST_WATCHDOG_SIZE };
  return [
    { what: 'its GIC distributor', start: GUEST_GICD, sizeBytes: GUEST_GICD_SIZE },
    { what: 'its GIC redistributors', start: GUEST_GICR, sizeBytes: redistributorBytes },
    { what: 'its empty virtio slots', start: GUEST_VIRTIO, sizeBytes: GUEST_VIRTIO_SIZE },
    { what: 'its erased flash', start: GUEST_FLASH, sizeBytes: GUEST_FLASH_SIZE },
    ...(console === 'pl011' ? [uart] : []),
    ...(recovery.hasWatchdogDevice ? [watchdog] : []),
  ];
}

/** What the board has at its addresses, and whose it is. */
function boardPlaces(system: CheckedSystem): Place[] {
  const { board, layout, partitions, channels } = system;
  const ownerOf = (device: string) =>
    partitions.find(({ devices }) => devices.some(({ name }) => name === device))?.name;
  return [
    ...partitions.map(({ name, ramPa, ramSizeBytes }) => ({
      what: `memory of ${name}`,
      start: ramPa,
      sizeBytes: BigInt(ramSizeBytes),
    })),
    { what: 'the hypervisor', start: board.imagePa, sizeBytes: BigInt(layout.payloadOffset) },
    {
      what: "the partitions' images",
      start: board.imagePa + BigInt(layout.payloadOffset),
      sizeBytes: BigInt(layout.sizeBytes - layout.payloadOffset),
    },
    { what: 'the health log', start: healthLogPa(system), sizeBytes: HEALTH_BYTES },
    ...channels.flatMap(({ name, regionPa, regionSizeBytes }) =>
      regionPa.map((start, region) => ({
        what: `memory of the channel ${name}`,
        start,
        sizeBytes: BigInt(regionSizeBytes[region]!),
      })),
    ),
    ...Object.entries(board.devices).map(([name, { pa, sizeBytes }]) => {
      const owner = ownerOf(name);
      const whose = name === board.uart && system.hasConsoleStream ? "the hypervisor's console" : undefined;
      const of = whose ?? (owner === undefined ? "nobody's" : `of ${owner}`);
      return { what: `the device ${name} (${of})`, start: pa, sizeBytes: BigInt(sizeBytes) };
    }),
    ...controllerRegisters(board).map(({ pa, sizeBytes }) => ({
      what: 'the interrupt controller',
      start: pa,
      sizeBytes,
    })),
    { what: 'memory that nobody uses', start: board.ram.pa, sizeBytes: BigInt(system.ramSizeBytes) },
  ];
}

/** It lies behind the image (hypervisor/abi/health.ts). */
export function healthLogPa({ board, layout }: Pick<CheckedSystem, 'board' | 'layout'>): bigint {
  return board.imagePa + BigInt(layout.sizeBytes);
}

function lies(address: bigint, { start, sizeBytes }: Place): boolean {
  return address >= start && address < start + sizeBytes;
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}
