/**
 * The runtime configuration: what the hypervisor learns about the board and its partitions. The host
 * packs it (`system/src/pack`), the hypervisor overlays these classes on the packed bytes after
 * validating them (`core/validation`). Records hold only u32 (number) and u64 (bigint) fields,
 * fixed arrays of them and other records, so that the host derives the layout from an instance of the
 * class itself: declaration order, natural alignment, little-endian. One definition, no second copy.
 */
import { type Fixed, fixed, fixedOf, type u32, type u64 } from '@bulkhead/bare';
import { HEALTH_ERRORS } from './health.ts';

/** 'BULKHEAD' read as a little-endian u64. */
export const CONFIGURATION_MAGIC: u64 = 0x4441_4548_4b4c_5542n;
/** Raised with every change of these records; the hypervisor refuses any other. */
export const CONFIGURATION_VERSION: u32 = 4;

/** The interrupt controller that a hypervisor is built for. */
export const enum ControllerKind {
  GicV3 = 0,
  GicV2 = 1,
  /** No GIC: a BCM2836's local interrupts, and the controller of a BCM2835 behind them. */
  Bcm2836 = 2,
}

/** The UART of the console stream that a hypervisor is built for. */
export const enum UartKind {
  Pl011 = 0,
  Cadence = 1,
}

/** What starts cores and switches the board off. */
export const enum PowerKind {
  Psci = 0,
  /** Firmware without PSCI: a spin table, and the power management of a BCM2835. */
  Bcm2835 = 1,
}

/** `RuntimeConfiguration.version` of a board with these. */
export function versionFor(controller: u32, uart: u32, power: u32): u32 {
  return CONFIGURATION_VERSION | (controller << 16) | (uart << 24) | (power << 28);
}

/** Offset of `imageSizeBytes`, from which `crc32` covers the record. */
export const CHECKED_FROM: u64 = 24n;

export const MAX_CORES = 8;
export const MAX_PARTITIONS = 32;
/** Partitions that share a core. */
export const MAX_RESIDENTS = 8;
export const MAX_VCPUS = 8;
export const MAX_SEGMENTS = 8;
export const MAX_DEVICES = 8;
export const MAX_INTERRUPTS = 16;
export const MAX_ERROR_INTIDS = 4;
/** Windows of one core's major frame, and partitions that use what they leave. */
export const MAX_WINDOWS = 16;
export const MAX_BACKGROUND = 8;
export const MAX_CHANNELS = 16;
/** Channel ends of one partition. */
export const MAX_PORTS = 8;
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
  /** Bits of `Image`: which of the partition's images it belongs to. */
  images: u32 = 0;
  reserved: u32 = 0;
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

/** How a partition's interrupts reach it. */
export const enum InterruptMode {
  /** The hypervisor takes them and hands them on in list registers: possible everywhere. */
  Virtual = 0,
  /**
   * They go to EL1 with no instruction at EL2. Every core of the partition is its own, virtual INTIDs are
   * the physical ones, and nothing that the hypervisor emulates interrupts it.
   */
  Direct = 1,
}

/** The images of a partition: bits of `SegmentRecord.images`. */
export const enum Image {
  /** What it starts from at first. */
  Primary = 1,
  /** What it starts from after `HealthAction.Fallback`. */
  Fallback = 2,
}

/**
 * How a partition recovers: its restarts, its watchdog, what it may do to others.
 * @layout
 */
export class RecoveryRecord {
  /** After this many restarts within `periodNs` (0: ever), `afterLimit` is taken instead; 0: no limit. */
  restartLimit: u32 = 0;
  /** A `HealthAction` of those that do not restart. */
  afterLimit: u32 = 0;
  periodNs: u64 = 0n;
  /** How long the first restart of a period waits; each further one twice as long as the one before. 0: none waits. */
  backOffNs: u64 = 0n;
  /** `Watchdog`: how long it waits for a kick; 0: the partition has none. */
  watchdogNs: u64 = 0n;
  /** 1: the partition has an SBSA watchdog device at GUEST_WATCHDOG. */
  watchdogDevice: u32 = 0;
  /** 1: its windows are to be given back before they end (`HealthError.Overrun`). */
  monitorsWindows: u32 = 0;
  /** Refused calls in a second that are no storm yet; 0: none is. */
  stormPerSecond: u32 = 0;
  /** Index of the partition that `HealthAction.Recover` starts; NO_PARTITION: none. */
  partition: u32 = 0;
  /** 0: it does not start at boot, but when another has it started. */
  startsAtBoot: u32 = 0;
  /** Bits of `Right`. */
  rights: u32 = 0;
  /** The partitions that it may start, stop and restart (HYPERCALL_CONTROL), a bit each by index. */
  controls: u32 = 0;
  reserved: u32 = 0;
  /** First instruction and x0 of the fallback image; an entry of 0: there is none. */
  fallbackEntryIpa: u64 = 0n;
  fallbackArgument: u64 = 0n;
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
  /** An `InterruptMode`. */
  interruptMode: u32 = 0;
  /** A `HealthAction` for each `HealthError`. */
  actions: Fixed<u32, 16> = fixed(HEALTH_ERRORS, 0);
  segmentCount: u32 = 0;
  deviceCount: u32 = 0;
  interruptCount: u32 = 0;
  recovery: RecoveryRecord = new RecoveryRecord();
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
  /** The distributor. With a BCM2836 instead of a GIC: the first of the 16 MiB in which the chip has its peripherals. */
  gicdPa: u64 = 0n;
  /** GICv3: first redistributor of one contiguous region, one 128 KiB frame pair a core. */
  gicrPa: u64 = 0n;
  /**
   * GICv2: the CPU interface, the virtual interface's control, and the virtual CPU interface of the running core. With
   * a BCM2836 the first are the registers local to its cores, and there are no others.
   */
  giccPa: u64 = 0n;
  gichPa: u64 = 0n;
  gicvPa: u64 = 0n;
  uartIntid: u32 = 0;
  coreCount: u32 = 0;
  /** Index of the core that takes the console's interrupts. */
  consoleCore: u32 = 0;
  /** A `HealthAction` for errors of the system (`HealthError.BoardError`): Log, StopSystem or ResetSystem. */
  errorAction: u32 = 0;
  /** Interrupts by which the board reports errors; 0 ends them. */
  errorIntids: Fixed<u32, 4> = fixed(MAX_ERROR_INTIDS, 0);
  /** Affinity bits of each core's MPIDR_EL1 (Aff3 in bits 39:32). */
  mpidr: Fixed<u64, 8> = fixed(MAX_CORES, 0n);
}

/**
 * A window of a core's major frame: one vCPU has the core from `startNs` (since the frame began) on.
 * @layout
 */
export class WindowRecord {
  startNs: u64 = 0n;
  durationNs: u64 = 0n;
  partition: u32 = 0;
  vcpu: u32 = 0;
}

/**
 * A vCPU that runs on a core when no window does, or when the window's own vCPU sleeps.
 * @layout
 */
export class BackgroundRecord {
  partition: u32 = 0;
  vcpu: u32 = 0;
}

/**
 * How a core is shared. Windows are in order of their start and do not overlap; the frames of all cores
 * begin together.
 * @layout
 */
export class CoreRecord {
  /** 0: the core is not shared; it runs at most one vCPU, which has it for itself. */
  majorFrameNs: u64 = 0n;
  windowCount: u32 = 0;
  backgroundCount: u32 = 0;
  windows: Fixed<WindowRecord, 16> = fixedOf(MAX_WINDOWS, () => new WindowRecord());
  /** The first that can run, runs. */
  background: Fixed<BackgroundRecord, 8> = fixedOf(MAX_BACKGROUND, () => new BackgroundRecord());
}

export const enum ChannelKind {
  /** A signal without data, from end 0 to end 1. */
  Doorbell = 0,
  /** The newest message, from end 0 to end 1. */
  Sampling = 1,
  /** A bounded queue of messages, from end 0 to end 1; room is signalled back. */
  Queuing = 2,
  /** Messages in registers: end 0 calls, end 1 answers. Both are on one core. */
  Call = 3,
}

/**
 * One end of a channel.
 * @layout
 */
export class ChannelEndRecord {
  partition: u32 = 0;
  /** Number of the port in its partition, below MAX_PORTS. */
  port: u32 = 0;
  /** INTID (an SPI) that the other end's signal raises here, at vCPU 0; 0: none. Physical too if this end is direct. */
  intid: u32 = 0;
  reserved: u32 = 0;
  /** Where this end sees region 0 and region 1; it can write the one of its own number. 0: not at all. */
  regionIpa: Fixed<u64, 2> = fixed(2, 0n);
}

/**
 * A channel between two partitions. Region 0 is memory that end 0 writes and end 1 reads, region 1 the reverse;
 * both are multiples of 4 KiB, and of size 0 when there is none.
 * @layout
 */
export class ChannelRecord {
  /** A `ChannelKind`. */
  kind: u32 = 0;
  /** Largest message, and how many fit (sampling: 1): for the two ends, the hypervisor does not use them. */
  messageBytes: u32 = 0;
  depth: u32 = 0;
  reserved: u32 = 0;
  regionPa: Fixed<u64, 2> = fixed(2, 0n);
  regionSizeBytes: Fixed<u64, 2> = fixed(2, 0n);
  ends: Fixed<ChannelEndRecord, 2> = fixedOf(2, () => new ChannelEndRecord());
}

/** @layout */
export class RuntimeConfiguration {
  magic: u64 = CONFIGURATION_MAGIC;
  /** `versionFor` what the board has: the record's version, and in the upper half the drivers that it needs. */
  version: u32 = CONFIGURATION_VERSION;
  /** Size of this record, which both sides must agree on. */
  sizeBytes: u32 = 0;
  /** CRC-32 (IEEE 802.3, reflected) of the record from `imageSizeBytes` to its end. */
  crc32: u32 = 0;
  /** CRC-32 of the hypervisor, headers included, up to this record, and of the image from `payloadOffset` to its end. */
  imageCrc32: u32 = 0;
  /** Size of the whole image, hypervisor included, and where the partitions' segments begin in it. */
  imageSizeBytes: u64 = 0n;
  payloadOffset: u64 = 0n;
  partitionCount: u32 = 0;
  channelCount: u32 = 0;
  board: BoardRecord = new BoardRecord();
  partitions: Fixed<PartitionRecord, 32> = fixedOf(MAX_PARTITIONS, () => new PartitionRecord());
  cores: Fixed<CoreRecord, 8> = fixedOf(MAX_CORES, () => new CoreRecord());
  channels: Fixed<ChannelRecord, 16> = fixedOf(MAX_CHANNELS, () => new ChannelRecord());
}
