/** The third stage: guests are loaded, and everything has an address. */
import type { MergedTree } from '../devicetree/overlay.ts';
import type { ExpandedChannel } from './channel.ts';
import type { ExpandedPartition, ExpandedSystem } from './expanded.ts';
import type { ImageName } from './images.ts';

/** Bytes of a partition's memory that come from the image whenever the partition starts. */
export interface Segment {
  /** What the bytes are: `kernel`, `initrd`, `device tree`, `ELF segment 0`, `raw`. */
  readonly label: string;
  readonly ipa: bigint;
  readonly bytes: Uint8Array;
  /** Memory that the segment claims from `ipa` on, when it is more than its bytes (a kernel's .bss). */
  readonly reservedBytes: number;
}

/** A segment of the images that a partition can start from. */
export interface ImageSegment extends Segment {
  readonly images: readonly ImageName[];
}

/** What a guest's files amount to inside its partition. */
export interface LoadedGuest {
  readonly segments: readonly Segment[];
  readonly entryIpa: bigint;
  /** x0 of vCPU 0. */
  readonly entryArgument: bigint;
  /** ELF file whose debug information describes the guest. */
  readonly debugFile?: string;
  /** What the user's own device tree did to the generated one. */
  readonly merged?: MergedTree;
  /** The files that went in, for the manifest. */
  readonly files: readonly LoadedFile[];
}

export interface LoadedFile {
  readonly role: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PlacedPartition extends ExpandedPartition, LoadedGuest {
  /** Of all its images. */
  readonly segments: readonly ImageSegment[];
  /** What it starts from after the action `fallback`. */
  readonly fallback?: Omit<LoadedGuest, 'segments'>;
  /** Absent when the memory does not fit. */
  readonly ramPa?: bigint;
}

export interface PlacedChannel extends ExpandedChannel {
  /** Absent when the memory of the channels does not fit. */
  readonly regionPa?: readonly [bigint, bigint];
}

/** What the boot header says (hypervisor/abi/image.ts). */
export interface Pools {
  readonly offset: number;
  readonly coreCount: number;
  readonly partitionCount: number;
  readonly tableCount: number;
}

/** Where the parts of the image are, from its start. */
export interface ImageLayout {
  readonly configurationOffset: number;
  /** Memory behind the configuration for this many cores, partitions and translation tables. */
  readonly pools: Pools;
  readonly payloadOffset: number;
  /** Offsets of the segments' bytes, by partition and segment; identical bytes share one. */
  readonly segmentOffsets: readonly (readonly number[])[];
  /** A multiple of 4 KiB. */
  readonly sizeBytes: number;
  /** The same with what lies behind it: the health log. */
  readonly takenBytes: number;
}

export interface PlacedSystem extends Omit<ExpandedSystem, 'partitions' | 'channels'> {
  readonly partitions: readonly PlacedPartition[];
  readonly channels: readonly PlacedChannel[];
  readonly layout: ImageLayout;
}
