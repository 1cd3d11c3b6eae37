import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { CONFIGURATION_VERSION, RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import type { CheckedPartition, CheckedSystem } from '../stages/checked.ts';
import type { HypervisorBinary } from './image.ts';
import { sizeOfRecord } from './record.ts';

/** What went into an image: written as JSON beside it. All sizes are bytes, all addresses hexadecimal. */
export interface Manifest {
  readonly format: 'bulkhead-manifest';
  readonly version: 1;
  readonly configurationVersion: number;
  readonly board: string;
  readonly image: ManifestBytes;
  readonly hypervisor: ManifestBytes;
  readonly configuration: ManifestBytes & { readonly offset: number };
  readonly partitions: readonly ManifestPartition[];
}

export interface ManifestBytes {
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface ManifestPartition {
  readonly name: string;
  readonly kind: string;
  readonly cores: readonly number[];
  readonly console: string;
  readonly memory: { readonly ipa: string; readonly pa: string; readonly sizeBytes: number };
  readonly entry: string;
  readonly files: readonly (ManifestBytes & { readonly role: string; readonly name: string })[];
  readonly segments: readonly (ManifestBytes & {
    readonly label: string;
    readonly ipa: string;
    readonly imageOffset: number;
  })[];
  readonly devices: readonly ManifestDevice[];
}

export interface ManifestDevice {
  readonly name: string;
  readonly ipa: string;
  readonly pa: string;
  /** The exception from isolation that the description makes. */
  readonly dmaAllowedBecause?: string;
}

/** The manifest of a packed image. Paths are reduced to names, so that it is reproducible anywhere. */
export function makeManifest(
  system: CheckedSystem,
  hypervisor: HypervisorBinary,
  image: Uint8Array,
): Manifest {
  const { configurationOffset } = system.layout;
  const configurationBytes = sizeOfRecord(new RuntimeConfiguration());
  const configuration = image.subarray(configurationOffset, configurationOffset + configurationBytes);
  return {
    format: 'bulkhead-manifest',
    version: 1,
    configurationVersion: CONFIGURATION_VERSION,
    board: system.board.name,
    image: measure(image),
    hypervisor: measure(hypervisor.bytes),
    configuration: { offset: configurationOffset, ...measure(configuration) },
    partitions: system.partitions.map((partition, index) =>
      describePartition(partition, system.layout.segmentOffsets[index]!),
    ),
  };
}

function describePartition(partition: CheckedPartition, offsets: readonly number[]): ManifestPartition {
  const { name, guest, cores, console, ramIpa, ramPa, ramSizeBytes, entryIpa } = partition;
  return {
    name,
    kind: guest.kind,
    cores,
    console,
    memory: { ipa: hex(ramIpa), pa: hex(ramPa), sizeBytes: ramSizeBytes },
    entry: hex(entryIpa),
    files: partition.files.map(({ role, path, bytes }) => ({
      role,
      name: basename(path),
      ...measure(bytes),
    })),
    segments: partition.segments.map(({ label, ipa, bytes }, index) => ({
      label,
      ipa: hex(ipa),
      imageOffset: offsets[index]!,
      ...measure(bytes),
    })),
    devices: partition.devices.map((device) => ({
      name: device.name,
      ipa: hex(device.ipa),
      pa: hex(device.facts.pa),
      ...(device.allowDma ? { dmaAllowedBecause: device.reason } : {}),
    })),
  };
}

function measure(bytes: Uint8Array): ManifestBytes {
  return { sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function hex(address: bigint): string {
  return `0x${address.toString(16)}`;
}
