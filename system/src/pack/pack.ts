import { BOOT_HEADER_OFFSET, BootHeader, IMAGE_SIZE_OFFSET } from '@bulkhead/hypervisor/abi/image';
import type { CheckedSystem } from '../stages/checked.ts';
import type { Pools } from '../stages/placed.ts';
import { makeConfiguration } from './configuration.ts';
import { crc32 } from './crc32.ts';
import type { HypervisorBinary, SystemImage } from './image.ts';
import { makeManifest } from './manifest.ts';
import { encodeRecord, offsetOfField } from './record.ts';

/**
 * The flat image: the hypervisor with its headers filled in, the runtime configuration where it ends,
 * and the segments' bytes. It depends on nothing but the arguments.
 */
export function pack(system: CheckedSystem, hypervisor: HypervisorBinary): SystemImage {
  const { layout } = system;
  const bytes = new Uint8Array(layout.sizeBytes);
  bytes.set(hypervisor.bytes);
  for (const [index, { segments }] of system.partitions.entries()) {
    for (const [number, segment] of segments.entries()) {
      bytes.set(segment.bytes, layout.segmentOffsets[index]![number]!);
    }
  }
  const configuration = makeConfiguration(system);
  writeHeaders(bytes, configuration.board.uartPa, layout.pools);
  const own = bytes.subarray(0, layout.configurationOffset);
  configuration.imageCrc32 = crc32(own, bytes.subarray(layout.payloadOffset));
  const checkedFrom = offsetOfField(configuration, 'imageSizeBytes');
  configuration.crc32 = crc32(encodeRecord(configuration).subarray(checkedFrom));
  bytes.set(encodeRecord(configuration), layout.configurationOffset);
  return { bytes, configuration, manifest: makeManifest(system, hypervisor, bytes) };
}

/** image_size of the arm64 Image header, and the boot header behind it (hypervisor/abi/image.ts). */
function writeHeaders(image: Uint8Array, uartPa: bigint, pools: Pools): void {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  view.setBigUint64(IMAGE_SIZE_OFFSET, BigInt(image.length), true);
  const header = new BootHeader();
  header.uartPa = uartPa;
  header.uartPaComplement = BigInt.asUintN(64, ~uartPa);
  header.coreCount = pools.coreCount;
  header.partitionCount = pools.partitionCount;
  header.tableCount = pools.tableCount;
  header.countsComplement = ~(pools.coreCount | (pools.partitionCount << 8) | (pools.tableCount << 16)) >>> 0;
  image.set(encodeRecord(header), BOOT_HEADER_OFFSET);
}
