/**
 * Decides whether the packed configuration can be believed. Nothing else reads it before this has said
 * yes; every refusal names the field. The checks repeat what the host checked, because the image may be
 * damaged, or made by another tool.
 */
import { type u32, u64 } from '@bulkhead/bare';
import { CONTROLLER, checkedPart, configurationSize, crc32, imageStart } from '#machine';
import { POWER } from '#power';
import { UART } from '#uart';
import {
  CHECKED_FROM,
  CONFIGURATION_MAGIC,
  MAX_PARTITIONS,
  type RuntimeConfiguration,
  versionFor,
} from '../../abi/configuration.ts';
import { Refusal } from '../../abi/refusals.ts';
import { hasChannels, hasSharing } from '../features.ts';
import { validBoard } from './board.ts';
import { validChannels } from './channels.ts';
import { validFeatures } from './features.ts';
import { validNeighbours } from './neighbours.ts';
import { validPartition } from './partition.ts';
import { refuse } from './report.ts';
import { validSchedules } from './schedule.ts';

/** The record is one that this build wrote the layout of, and arrived undamaged. */
export function validHeader(configuration: RuntimeConfiguration): boolean {
  if (configuration.magic !== CONFIGURATION_MAGIC) {
    return refuse(Refusal.Magic, configuration.magic, 0, 0);
  }
  if (configuration.version !== versionFor(CONTROLLER, UART, POWER)) {
    return refuse(Refusal.Version, u64(configuration.version), 0, 0);
  }
  if (u64(configuration.sizeBytes) !== configurationSize()) {
    return refuse(Refusal.Size, u64(configuration.sizeBytes), 0, 0);
  }
  const sum = crc32(0xffff_ffff, checkedPart(), configurationSize() - CHECKED_FROM);
  if (sum !== configuration.crc32) {
    return refuse(Refusal.Checksum, u64(configuration.crc32), 0, 0);
  }
  return true;
}

function coresOf(configuration: RuntimeConfiguration, index: u32): u32 {
  let cores: u32 = 0;
  const one: u32 = 1;
  for (let i: u32 = 0; i < configuration.partitions[index].vcpuCount; i++) {
    cores |= one << configuration.partitions[index].vcpuCore[i];
  }
  return cores;
}

function validPartitions(configuration: RuntimeConfiguration): boolean {
  const partitionCount = configuration.partitionCount;
  if (partitionCount === 0 || partitionCount > MAX_PARTITIONS) {
    return refuse(Refusal.PartitionCount, u64(partitionCount), 0, 0);
  }
  let usedCores: u32 = 0;
  for (let index: u32 = 0; index < partitionCount; index++) {
    if (!validPartition(configuration, index, usedCores)) return false;
    for (let other: u32 = 0; other <= index; other++) {
      if (!validNeighbours(configuration, index, other)) return false;
    }
    usedCores |= coresOf(configuration, index);
  }
  return true;
}

/** Board, partitions and what they share; the header has been found valid. */
export function validContents(configuration: RuntimeConfiguration): boolean {
  return (
    validBoard(configuration) &&
    validPartitions(configuration) &&
    validFeatures(configuration) &&
    (!hasSharing() || validSchedules(configuration)) &&
    (!hasChannels() || validChannels(configuration))
  );
}

/**
 * The hypervisor and the partitions' images arrived undamaged. `own` is the sum of the hypervisor, not inverted, from
 * before it wrote anything; the images are mapped by now.
 */
export function validImage(configuration: RuntimeConfiguration, own: u32): boolean {
  const start: u64 = imageStart() + configuration.payloadOffset;
  const sum = crc32(own, start, configuration.imageSizeBytes - configuration.payloadOffset);
  if (sum === configuration.imageCrc32) return true;
  return refuse(Refusal.ImageChecksum, u64(configuration.imageCrc32), 0, 0);
}
