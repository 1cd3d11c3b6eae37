/**
 * Raspberry Pi 4 Model B, with a Broadcom BCM2711: four Cortex-A72 and a GIC-400, with Trusted Firmware-A for PSCI.
 * Its data are from documents: not booted here.
 *
 * config.txt needs `arm_64bit=1`, `enable_gic=1`, `armstub=bl31.bin`, `kernel_address=0x200000`, and
 * `dtoverlay=disable-bt`, which gives the PL011 the pins of the header.
 */
import type { Board, BoardDevice, BoardInterrupt } from './board.ts';
import type { Size } from './size.ts';

export interface Raspi4bOptions {
  /** 1 to 4. Default 4. */
  readonly cores?: number;
  /** Default 944MiB: what the graphics processor leaves of the first GiB. */
  readonly memory?: Size;
}

const PAGE = 0x1000;
/** bcm2711.dtsi, soc: 0x7e000000 of the peripherals' bus is here. */
const PERIPHERALS_PA = 0xfe00_0000n;
/** The same of the cores' own registers, 0x40000000 of that bus. */
const LOCAL_PA = 0xff80_0000n;

/** What the firmware sets them to by default (Raspberry Pi documentation, config.txt: init_uart_clock, core_freq). */
const UART_CLOCK_HZ = 48_000_000;
const CORE_CLOCK_HZ = 500_000_000;

/** SPI n of the device tree is INTID 32 + n. */
const spi = (number: number): BoardInterrupt => ({ intid: 32 + number, trigger: 'level' });

const uart0: BoardDevice = {
  // UART 2 to 5, which firmware leaves off, have the same page and line.
  description: 'PL011 UART',
  pa: PERIPHERALS_PA + 0x20_1000n,
  sizeBytes: PAGE,
  interrupts: [spi(121)],
  dma: false,
  nodes: [
    {
      name: 'serial',
      compatible: ['arm,pl011', 'arm,primecell'],
      regOffset: 0,
      regSizeBytes: 0x200,
      interrupt: 0,
      clocks: [
        { name: 'uartclk', frequencyHz: UART_CLOCK_HZ },
        { name: 'apb_pclk', frequencyHz: CORE_CLOCK_HZ },
      ],
      properties: { 'arm,primecell-periphid': 0x0034_1011 },
    },
  ],
};

/** BCM2711 ARM Peripherals, chapter 10: comparators 1 and 3; the graphics processor uses the others. */
const systemTimer: BoardDevice = {
  description: 'System timer',
  pa: PERIPHERALS_PA + 0x3000n,
  sizeBytes: PAGE,
  interrupts: [spi(65), spi(67)],
  dma: false,
  nodes: [],
};

const devices = { uart0, 'system-timer': systemTimer } satisfies Record<string, BoardDevice>;

export type Raspi4bDevice = keyof typeof devices;

/** The board, with as many cores and as much memory as asked for. */
export function raspi4b(options: Raspi4bOptions = {}): Board<Raspi4bDevice> {
  const { cores = 4, memory = '944MiB' } = options;
  return {
    name: 'raspi4b',
    sources: [
      'Broadcom, BCM2711 ARM Peripherals (sections 1.2, 6.3 and 10)',
      'Linux arch/arm/boot/dts/broadcom/bcm2711.dtsi (soc, gicv2, timer, cpus, &uart0, &system_timer)',
      'Trusted Firmware-A docs/plat/rpi4.rst, plat/rpi/rpi4/include/platform_def.h (BL31_LIMIT)',
      'Raspberry Pi documentation, config.txt (init_uart_clock, core_freq, gpu_mem, kernel_address)',
    ],
    ram: { pa: 0n, size: memory },
    reserved: [{ what: 'Trusted Firmware-A', pa: 0n, sizeBytes: 0x8_0000 }],
    imagePa: 0x20_0000n,
    cores,
    maxCores: 4,
    mpidr: (core) => BigInt(core),
    gic: {
      version: 2,
      gicdPa: LOCAL_PA + 0x4_1000n,
      giccPa: LOCAL_PA + 0x4_2000n,
      gichPa: LOCAL_PA + 0x4_4000n,
      gicvPa: LOCAL_PA + 0x4_6000n,
      maintenanceIntid: 25,
      // Which lines nobody drives is not in the documents; a GICv2 has no direct interrupts, which would need some.
      freeIntids: { first: 1020, last: 1019 },
    },
    uart: 'uart0',
    uartKind: 'pl011',
    iommu: false,
    devices,
    booted: false,
  };
}
