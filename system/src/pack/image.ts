/** The fifth stage: the image that a board boots, and what went into it. */
import type { RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import type { Manifest } from './manifest.ts';

/**
 * The hypervisor's flat binary, the same for every system. It starts with an arm64 Image header, and
 * the runtime configuration is put at `imageEnd`.
 */
export interface HypervisorBinary {
  /** From the image's first byte; shorter than `imageEnd` when the end is .bss. */
  readonly bytes: Uint8Array;
  /** `__image_end`: a multiple of 4 KiB. */
  readonly imageEnd: number;
  /** What each core has of its own, and what each partition takes. */
  readonly ownAreaBytes: number;
  readonly partitionBytes: number;
}

export interface SystemImage {
  readonly bytes: Uint8Array;
  readonly configuration: RuntimeConfiguration;
  readonly manifest: Manifest;
}
