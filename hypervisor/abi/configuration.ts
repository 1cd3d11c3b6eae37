/**
 * The runtime configuration: what the hypervisor learns about the board and its partitions. The host
 * packs it (`system/src/pack`), the hypervisor overlays these classes on the packed bytes after
 * validating them (`core/validation`). Records hold only u32 (number) and u64 (bigint) fields,
 * fixed arrays of them and other records, so that the host derives the layout from an instance of the
 * class itself: declaration order, natural alignment, little-endian. One definition, no second copy.
 */
import { type Fixed, fixed, fixedOf, type u32, type u64 } from '@bulkhead/bare';

/** 'BULKHEAD' read as a little-endian u64. */
export const CONFIGURATION_MAGIC: u64 = 0x4441_4548_4b4c_5542n;
/** Raised with every change of these records; the hypervisor refuses any other. */
export const CONFIGURATION_VERSION: u32 = 1;

/** Offset of `imageSizeBytes`, from which `crc32` covers the record. */
export const CHECKED_FROM: u64 = 24n;

export const MAX_CORES = 8;
export const MAX_PARTITIONS = 8;
export const MAX_VCPUS = 8;
export const MAX_SEGMENTS = 8;
export const MAX_DEVICES = 8;
export const MAX_INTERRUPTS = 16;
/** Bytes of a partition's name, NUL-padded ASCII, held in words: the first character in the low byte. */
export const NAME_WORDS = 8;

/**
 * A part of a partition's memory that is filled from the image whenever the partition starts.
 * @layout
 */
export class SegmentRecord {
  /** Guest-physical start, inside the partition's memory. */
  ipa: u64 = 0n;
  /** Start of the bytes, from the start of the image; 16-byte aligned. */
  imageOffset: u64 = 0n;
  sizeBytes: u64 = 0n;
}

/**
 * Board registers that a partition sees at `ipa`; all three are multiples of 4 KiB.
 * @layout
 */
export class DeviceRecord {
  ipa: u64 = 0n;
  pa: u64 = 0n;
  sizeBytes: u64 = 0n;
}

/**
 * A shared peripheral interrupt of the board, given to a partition.
 * @layout
 */
export class InterruptRecord {
  /** Both are INTIDs (32 is SPI 0). */
  physicalIntid: u32 = 0;
  virtualIntid: u32 = 0;
}

/** What the partition is and sees at its console. */
export const enum ConsoleKind {
  None = 0,
  /** An emulated PL011 at the virtual platform's address, INTID 33. */
  Pl011 = 1,
  /** Only the hypercalls. */
  Hypercall = 2,
}

/** What happens to a partition that accesses what it does not have. */
export const enum FaultAction {
  /** It stops and is reported. */
  Stop = 0,
  /** It takes an external abort at its EL1, as on a board without anything there; the first is reported. */
  Inject = 1,
}

/** @layout */
export class PartitionRecord {
  name: Fixed<u32, 8> = fixed(NAME_WORDS, 0);
  /** One block of memory: 2 MiB aligned on both sides, a multiple of 2 MiB. */
  ramIpa: u64 = 0n;
  ramPa: u64 = 0n;
  ramSizeBytes: u64 = 0n;
  /** First instruction of vCPU 0, and its x0 (the device tree for Linux). */
  entryIpa: u64 = 0n;
  entryArgument: u64 = 0n;
  vcpuCount: u32 = 0;
  /** Index of the board's core that runs each vCPU. */
  vcpuCore: Fixed<u32, 8> = fixed(MAX_VCPUS, 0);
  /** A `ConsoleKind`. */
  consoleKind: u32 = 0;
  /** A `FaultAction`. */
  faultAction: u32 = 0;
  segmentCount: u32 = 0;
  deviceCount: u32 = 0;
  interruptCount: u32 = 0;
  segments: Fixed<SegmentRecord, 8> = fixedOf(MAX_SEGMENTS, () => new SegmentRecord());
  devices: Fixed<DeviceRecord, 8> = fixedOf(MAX_DEVICES, () => new DeviceRecord());
  interrupts: Fixed<InterruptRecord, 16> = fixedOf(MAX_INTERRUPTS, () => new InterruptRecord());
}

/**
 * Facts of the board.
 * @layout
 */
export class BoardRecord {
  ramPa: u64 = 0n;
  ramSizeBytes: u64 = 0n;
  /** PL011 of the console stream; 0 when the UART belongs to a partition. */
  uartPa: u64 = 0n;
  gicdPa: u64 = 0n;
  /** First redistributor of one contiguous region, one 128 KiB frame pair a core. */
  gicrPa: u64 = 0n;
  uartIntid: u32 = 0;
  coreCount: u32 = 0;
  /** Index of the core that takes the console's interrupts. */
  consoleCore: u32 = 0;
  reserved: u32 = 0;
  /** Affinity bits of each core's MPIDR_EL1 (Aff3 in bits 39:32). */
  mpidr: Fixed<u64, 8> = fixed(MAX_CORES, 0n);
}

/** @layout */
export class RuntimeConfiguration {
  magic: u64 = CONFIGURATION_MAGIC;
  version: u32 = CONFIGURATION_VERSION;
  /** Size of this record, which both sides must agree on. */
  sizeBytes: u32 = 0;
  /** CRC-32 (IEEE 802.3, reflected) of the record from `imageSizeBytes` to its end. */
  crc32: u32 = 0;
  /** CRC-32 of the image from `payloadOffset` to its end. */
  payloadCrc32: u32 = 0;
  /** Size of the whole image, hypervisor included, and where the partitions' segments begin in it. */
  imageSizeBytes: u64 = 0n;
  payloadOffset: u64 = 0n;
  partitionCount: u32 = 0;
  reserved: u32 = 0;
  board: BoardRecord = new BoardRecord();
  partitions: Fixed<PartitionRecord, 8> = fixedOf(MAX_PARTITIONS, () => new PartitionRecord());
}
