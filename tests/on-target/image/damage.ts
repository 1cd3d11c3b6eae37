/** Damaged copies of a packed image. */
import { readFileSync } from 'node:fs';
import type { RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import { type ReadImage, readImage } from '@bulkhead/system';
import { crc32 } from '../../../system/src/pack/crc32.ts';
import { encodeRecord, offsetOfField } from '../../../system/src/pack/record.ts';

export type Change = (configuration: RuntimeConfiguration) => void;

/** An image as it was packed. */
export class PackedImage {
  readonly bytes: Uint8Array;
  readonly read: ReadImage;

  constructor(path: string) {
    // Not the Buffer: its slices share its memory.
    this.bytes = new Uint8Array(readFileSync(path));
    const read = readImage(this.bytes);
    if (!read) throw new Error(`${path} holds no configuration`);
    this.read = read;
  }

  get payloadOffset(): number {
    return Number(this.read.configuration.payloadOffset);
  }

  /** Where a field of the configuration is in the image. */
  offsetOf(field: keyof RuntimeConfiguration & string): number {
    return this.read.configurationOffset + offsetOfField(this.read.configuration, field);
  }

  /** One bit of one byte is wrong. */
  flipped(offset: number): Uint8Array {
    const bytes = this.bytes.slice();
    bytes[offset]! ^= 0x10;
    return bytes;
  }

  /** The first `sizeBytes` only. */
  truncated(sizeBytes: number): Uint8Array {
    return this.bytes.slice(0, sizeBytes);
  }

  /** Another configuration, whose sums are right: as from a tool that is wrong. */
  changed(change: Change): Uint8Array {
    const configuration = configurationOf(this.bytes);
    change(configuration);
    const checkedFrom = offsetOfField(configuration, 'imageSizeBytes');
    configuration.crc32 = crc32(encodeRecord(configuration).subarray(checkedFrom));
    const bytes = this.bytes.slice();
    bytes.set(encodeRecord(configuration), this.read.configurationOffset);
    return bytes;
  }
}

/** Has the sums of a changed image be right, as from a compiler that is wrong. */
export function seal(bytes: Uint8Array): void {
  const { configuration, configurationOffset } = readImage(bytes)!;
  const payload = bytes.subarray(Number(configuration.payloadOffset));
  configuration.imageCrc32 = crc32(bytes.subarray(0, configurationOffset), payload);
  const checkedFrom = offsetOfField(configuration, 'imageSizeBytes');
  configuration.crc32 = crc32(encodeRecord(configuration).subarray(checkedFrom));
  bytes.set(encodeRecord(configuration), configurationOffset);
}

/** Read again, so that it can be changed. */
function configurationOf(bytes: Uint8Array): RuntimeConfiguration {
  return readImage(bytes)!.configuration;
}
