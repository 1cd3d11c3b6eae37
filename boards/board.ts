/**
 * What a board is, as data. A board file states facts with their sources; it decides nothing about
 * partitions. Options that a user may get wrong (`cores`, `memory`) are kept as written: the checks of
 * the system description judge them, so that every mistake is reported in one place.
 */
import type { Size } from './size.ts';

/** An interrupt line of a device. INTID 32 is SPI 0 (Arm IHI 0069, 2.2). */
export interface BoardInterrupt {
  /** Its number on the board. */
  readonly intid: number;
  /** How it is signalled. */
  readonly trigger: 'level' | 'edge';
}

/** A clock input of a device. */
export interface BoardClock {
  /** As in `clock-names`. */
  readonly name?: string;
  /** What it always has. */
  readonly frequencyHz?: number;
  /** Otherwise what makes it: a node of the board's device tree, which no guest has. */
  readonly from?: string;
}

/** The value of a property of a device tree node. */
export type BoardProperty = number | true | string | readonly number[] | readonly string[];

/** A node for the device tree of the partition that is assigned the device. */
export interface BoardDeviceNode {
  /** Node name without the unit address. */
  readonly name: string;
  /** What drivers know it by. */
  readonly compatible: readonly string[];
  /** Registers, from the start of the device's pages. */
  readonly regOffset: number;
  /** Their size. */
  readonly regSizeBytes: number;
  /** Further ranges of them, in the order of the node. */
  readonly furtherRegisters?: readonly { readonly regOffset: number; readonly regSizeBytes: number }[];
  /** Index or indices into the device's interrupts; absent when the node has none. */
  readonly interrupt?: number | readonly number[];
  /** Its clock inputs. */
  readonly clocks?: readonly BoardClock[];
  /** What else of the board it needs, by the property that says so: `resets`, `power-domains`. */
  readonly needs?: readonly string[];
  /** Further properties: numbers are cells, true an empty property. */
  readonly properties?: Readonly<Record<string, BoardProperty>>;
}

/** Something of the board that can be assigned to a partition as a whole. */
export interface BoardDevice {
  /** What it is, in words. */
  readonly description: string;
  /** First register; a multiple of 4 KiB, as is the size: the smallest unit of stage-2 translation. */
  readonly pa: bigint;
  /** Size of its registers. */
  readonly sizeBytes: number;
  /** Where guests see it unless the description says otherwise; default: at `pa`. */
  readonly guestIpa?: bigint;
  /** Its interrupts, in the order of its node. */
  readonly interrupts: readonly BoardInterrupt[];
  /** Whether the device can read or write memory by itself. */
  readonly dma: boolean;
  /** Why the device cannot be assigned at all. */
  readonly refused?: string;
  /** What guests with a device tree see of it. */
  readonly nodes: readonly BoardDeviceNode[];
}

/** How to start an emulator of this board; the image's path follows `imageOption`. */
export interface BoardEmulator {
  /** The program. */
  readonly command: string;
  /** Its arguments, for this board. */
  readonly arguments: readonly string[];
  /** The option that the image's path follows. */
  readonly imageOption: string;
}

/** What every interrupt controller says. */
interface AnyController {
  /** SPIs that no device of the board drives, as INTIDs, both included: signals of channels. */
  readonly freeIntids: { readonly first: number; readonly last: number };
}

/** Memory that is not ours to give. */
export interface BoardReserved {
  /** Whose it is: `the secure monitor`. */
  readonly what: string;
  /** Where it begins. */
  readonly pa: bigint;
  /** Its size. */
  readonly sizeBytes: number;
}

/** A GICv3 (Arm IHI 0069). */
export interface BoardGicV3 extends AnyController {
  /** The kind of controller. */
  readonly version: 3;
  /** The distributor. */
  readonly gicdPa: bigint;
  /** The redistributor of core 0; the others follow it. */
  readonly gicrPa: bigint;
  /** GICD_CTLR.DS is 1: EL2 has both interrupt groups for itself. */
  readonly singleSecurityState: boolean;
}

/** A GICv2 with virtualization extensions (Arm IHI 0048). */
export interface BoardGicV2 extends AnyController {
  /** The kind of controller. */
  readonly version: 2;
  /** The distributor. */
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
  /** The kind of controller. */
  readonly version: 'bcm2836';
  /** The first of the 16 MiB in which the chip has its peripherals, the interrupt controller at 0xb000. */
  readonly peripheralsPa: bigint;
  /** The page of registers local to the cores. */
  readonly localPa: bigint;
}

/** The interrupt controller. */
export type BoardGic = BoardGicV3 | BoardGicV2 | BoardBcm2836;

/** A board, as data. */
export interface Board<Device extends string = string> {
  /** What it is called. */
  readonly name: string;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  /** Its memory. */
  readonly ram: { readonly pa: bigint; readonly size: Size };
  /** Parts of that memory that firmware keeps for itself, also after it has started us. */
  readonly reserved?: readonly BoardReserved[];
  /** Where the boot loader puts the image. */
  readonly imagePa: bigint;
  /** Number of cores, as authored. */
  readonly cores: number;
  /** The most cores that it can have. */
  readonly maxCores: number;
  /** Affinity bits of MPIDR_EL1 of a core. */
  readonly mpidr: (core: number) => bigint;
  /** The interrupt controller. */
  readonly gic: BoardGic;
  /** The device that carries the console stream. */
  readonly uart: Device;
  /** The driver that it needs. */
  readonly uartKind: 'pl011' | 'cadence';
  /**
   * What starts cores and switches the board off: PSCI, unless the firmware has none. Then `bcm2835`: cores wait at the
   * spin table of a Raspberry Pi's firmware, and the chip's own power management does the rest.
   */
  readonly power?: 'psci' | 'bcm2835';
  /** Whether the devices that can do DMA are behind an IOMMU that the hypervisor drives. */
  readonly iommu: boolean;
  /** By name. */
  readonly devices: Readonly<Record<Device, BoardDevice>>;
  /** Absent when there is none. */
  readonly emulator?: BoardEmulator;
  /** False when its data are from documents alone: nobody has booted it yet. */
  readonly booted?: false;
}
