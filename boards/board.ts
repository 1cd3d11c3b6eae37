/**
 * What a board is, as data. A board file states facts with their sources; it decides nothing about
 * partitions. Options that a user may get wrong (`cores`, `memory`) are kept as written: the checks of
 * the system description judge them, so that every mistake is reported in one place.
 */
import type { Size } from './size.ts';

/** An interrupt line of a device. INTID 32 is SPI 0 (Arm IHI 0069, 2.2). */
export interface BoardInterrupt {
  readonly intid: number;
  readonly trigger: 'level' | 'edge';
}

/** A clock input of a device. */
export interface BoardClock {
  readonly name?: string;
  /** What it always has. */
  readonly frequencyHz?: number;
  /** Otherwise what makes it: a node of the board's device tree, which no guest has. */
  readonly from?: string;
}

export type BoardProperty = number | true | string | readonly number[] | readonly string[];

/** A node for the device tree of the partition that is assigned the device. */
export interface BoardDeviceNode {
  /** Node name without the unit address. */
  readonly name: string;
  readonly compatible: readonly string[];
  /** Registers, from the start of the device's pages. */
  readonly regOffset: number;
  readonly regSizeBytes: number;
  /** Further ranges of them, in the order of the node. */
  readonly furtherRegisters?: readonly { readonly regOffset: number; readonly regSizeBytes: number }[];
  /** Index or indices into the device's interrupts; absent when the node has none. */
  readonly interrupt?: number | readonly number[];
  readonly clocks?: readonly BoardClock[];
  /** What else of the board it needs, by the property that says so: `resets`, `power-domains`. */
  readonly needs?: readonly string[];
  /** Further properties: numbers are cells, true an empty property. */
  readonly properties?: Readonly<Record<string, BoardProperty>>;
}

/** Something of the board that can be assigned to a partition as a whole. */
export interface BoardDevice {
  readonly description: string;
  /** First register; a multiple of 4 KiB, as is the size: the smallest unit of stage-2 translation. */
  readonly pa: bigint;
  readonly sizeBytes: number;
  /** Where guests see it unless the description says otherwise; default: at `pa`. */
  readonly guestIpa?: bigint;
  readonly interrupts: readonly BoardInterrupt[];
  /** Whether the device can read or write memory by itself. */
  readonly dma: boolean;
  /** Why the device cannot be assigned at all. */
  readonly refused?: string;
  readonly nodes: readonly BoardDeviceNode[];
}

/** How to start an emulator of this board; the image's path follows `imageOption`. */
export interface BoardEmulator {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly imageOption: string;
}

interface AnyController {
  /** SPIs that no device of the board drives, as INTIDs, both included: signals of channels. */
  readonly freeIntids: { readonly first: number; readonly last: number };
}

/** Memory that is not ours to give. */
export interface BoardReserved {
  /** Whose it is: `the secure monitor`. */
  readonly what: string;
  readonly pa: bigint;
  readonly sizeBytes: number;
}

/** A GICv3 (Arm IHI 0069). */
export interface BoardGicV3 extends AnyController {
  readonly version: 3;
  readonly gicdPa: bigint;
  readonly gicrPa: bigint;
  /** GICD_CTLR.DS is 1: EL2 has both interrupt groups for itself. */
  readonly singleSecurityState: boolean;
}

/** A GICv2 with virtualization extensions (Arm IHI 0048). */
export interface BoardGicV2 extends AnyController {
  readonly version: 2;
  readonly gicdPa: bigint;
  /** CPU interface: two pages, the second with GICC_DIR. */
  readonly giccPa: bigint;
  /** Control of the virtual interface, of the core that asks: one page. */
  readonly gichPa: bigint;
  /** Virtual CPU interface: two pages that guests get. */
  readonly gicvPa: bigint;
  /** The hypervisor expects it there, as of a GIC-400 (Arm DDI 0471, 2.2). */
  readonly maintenanceIntid: 25;
}

/**
 * No GIC: interrupts local to the cores of a BCM2836 or BCM2837, and the interrupt controller of a BCM2835 behind them
 * (documents: boards/raspi3b.ts). INTID 32 + n stands for its interrupt n, 0 to 63, and INTID 96 + n for its interrupt n
 * of the ARM side, 0 to 7. All are levels. Guests get a GICv2.
 */
export interface BoardBcm2836 extends AnyController {
  readonly version: 'bcm2836';
  /** The first of the 16 MiB in which the chip has its peripherals, the interrupt controller at 0xb000. */
  readonly peripheralsPa: bigint;
  /** The page of registers local to the cores. */
  readonly localPa: bigint;
}

export type BoardGic = BoardGicV3 | BoardGicV2 | BoardBcm2836;

export interface Board<Device extends string = string> {
  readonly name: string;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  readonly ram: { readonly pa: bigint; readonly size: Size };
  /** Parts of that memory that firmware keeps for itself, also after it has started us. */
  readonly reserved?: readonly BoardReserved[];
  /** Where the boot loader puts the image. */
  readonly imagePa: bigint;
  /** Number of cores as authored, the most the board can have, and MPIDR_EL1's affinity bits of core i. */
  readonly cores: number;
  readonly maxCores: number;
  readonly mpidr: (core: number) => bigint;
  readonly gic: BoardGic;
  /** What carries the console stream, and which driver it needs. */
  readonly uart: Device;
  readonly uartKind: 'pl011' | 'cadence';
  /**
   * What starts cores and switches the board off: PSCI, unless the firmware has none. Then `bcm2835`: cores wait at the
   * spin table of a Raspberry Pi's firmware, and the chip's own power management does the rest.
   */
  readonly power?: 'psci' | 'bcm2835';
  /** Whether the devices that can do DMA are behind an IOMMU that the hypervisor drives. */
  readonly iommu: boolean;
  readonly devices: Readonly<Record<Device, BoardDevice>>;
  readonly emulator?: BoardEmulator;
  /** False when its data are from documents alone: nobody has booted it yet. */
  readonly booted?: false;
}
