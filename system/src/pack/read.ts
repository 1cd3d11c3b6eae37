import {
  CONFIGURATION_MAGIC,
  CONFIGURATION_VERSION,
  RuntimeConfiguration,
} from '@bulkhead/hypervisor/abi/configuration';
import { crc32 } from './crc32.ts';
import { decodeRecord, encodeRecord, offsetOfField, sizeOfRecord } from './record.ts';

export interface ReadImage {
  readonly configuration: RuntimeConfiguration;
  readonly configurationOffset: number;
  /** Whether the sums in the configuration are those of the bytes. */
  readonly configurationIntact: boolean;
  /** The hypervisor and the partitions' images. */
  readonly imageIntact: boolean;
}

const PAGE_BYTES = 0x1000;
/** The drivers are above it (`versionFor` in hypervisor/abi/configuration.ts). */
const VERSION_MASK = 0xffff;

/**
 * Reads the runtime configuration back from a packed image; undefined when there is none of this
 * version. The configuration starts on the page where the hypervisor ends.
 */
export function readImage(bytes: Uint8Array): ReadImage | undefined {
  const size = sizeOfRecord(new RuntimeConfiguration());
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset + size <= bytes.length; offset += PAGE_BYTES) {
    if (view.getBigUint64(offset, true) !== CONFIGURATION_MAGIC) continue;
    const configuration = decodeRecord(new RuntimeConfiguration(), bytes, offset);
    const { version, sizeBytes } = configuration;
    if ((version & VERSION_MASK) === CONFIGURATION_VERSION && sizeBytes === size)
      return verify(bytes, configuration, offset);
  }
  return undefined;
}

function verify(bytes: Uint8Array, configuration: RuntimeConfiguration, offset: number): ReadImage {
  const checkedFrom = offsetOfField(configuration, 'imageSizeBytes');
  const covered = encodeRecord(configuration).subarray(checkedFrom);
  const payload = bytes.subarray(Number(configuration.payloadOffset), Number(configuration.imageSizeBytes));
  const complete = configuration.imageSizeBytes === BigInt(bytes.length);
  return {
    configuration,
    configurationOffset: offset,
    configurationIntact: crc32(covered) === configuration.crc32,
    imageIntact: complete && crc32(bytes.subarray(0, offset), payload) === configuration.imageCrc32,
  };
}
