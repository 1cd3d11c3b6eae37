/** Raspberry Pi 3 Model B, with a Broadcom BCM2837: four Cortex-A53, no GIC, no PSCI. */
import type { Board, BoardDevice, BoardInterrupt } from './board.ts';
import type { Size } from './size.ts';

/** What can be chosen of QEMU's `raspi3b`. */
export interface Raspi3bOptions {
  /** 1 to 4. Default 4. */
  readonly cores?: number;
  /** Default 960MiB: of the board's 1 GiB, QEMU has the graphics processor use the last 64 MiB. */
  readonly memory?: Size;
}

const PAGE = 0x1000;
const PERIPHERALS_PA = 0x3f00_0000n;
/**
 * QEMU loads an arm64 Image at text_offset, which is 2 MiB (hw/arm/boot.c, load_aarch64_image). On the board itself
 * config.txt has to say `kernel_address=0x200000`.
 */
const IMAGE_PA = 0x20_0000n;

/** What the firmware sets them to by default (Raspberry Pi documentation, config.txt: init_uart_clock, core_freq). */
const UART_CLOCK_HZ = 48_000_000;
const CORE_CLOCK_HZ = 400_000_000;

/** Interrupt n of the "ARM peripherals interrupts table" (BCM2835 ARM Peripherals, 7.5) is INTID 32 + n. */
const irq = (number: number): BoardInterrupt => ({ intid: 32 + number, trigger: 'level' });

const uart0: BoardDevice = {
  description: 'PL011 UART',
  pa: PERIPHERALS_PA + 0x20_1000n,
  sizeBytes: PAGE,
  interrupts: [irq(57)],
  dma: false,
  nodes: [
    {
      name: 'serial',
      compatible: ['arm,pl011', 'arm,primecell'],
      regOffset: 0,
      regSizeBytes: PAGE,
      interrupt: 0,
      clocks: [
        { name: 'uartclk', frequencyHz: UART_CLOCK_HZ },
        { name: 'apb_pclk', frequencyHz: CORE_CLOCK_HZ },
      ],
    },
  ],
};

/** Section 12: a free-running counter with four comparators, of which the graphics processor uses 0 and 2. */
const systemTimer: BoardDevice = {
  description: 'System timer',
  pa: PERIPHERALS_PA + 0x3000n,
  sizeBytes: PAGE,
  interrupts: [irq(1), irq(3)],
  dma: false,
  nodes: [],
};

const devices = { uart0, 'system-timer': systemTimer } satisfies Record<string, BoardDevice>;

/** The devices of QEMU's `raspi3b` by name. */
export type Raspi3bDevice = keyof typeof devices;

/** The board, with as many cores and as much memory as asked for. */
export function raspi3b(options: Raspi3bOptions = {}): Board<Raspi3bDevice> {
  const { cores = 4, memory = '960MiB' } = options;
  return {
    name: 'raspi3b',
    sources: [
      'Broadcom, BCM2835 ARM Peripherals (sections 1.2, 7.5, 12 and 13); the BCM2837 has its peripherals at 0x3f000000',
      'Broadcom, BCM2836 ARM-local peripherals (QA7)',
      'QEMU hw/arm/raspi.c (SPINTABLE_ADDR), hw/arm/bcm2836.c, hw/arm/bcm2835_peripherals.c',
      'QEMU hw/display/bcm2835_fb.c, include/hw/arm/raspi_platform.h (vcram-size, GPU_INTERRUPT numbers)',
      'raspberrypi/tools armstubs/armstub8.S (spin_cpu0 at 0xd8)',
      'Linux drivers/watchdog/bcm2835_wdt.c (power management)',
      'Raspberry Pi documentation, config.txt (init_uart_clock, core_freq, kernel_address)',
    ],
    ram: { pa: 0n, size: memory },
    reserved: [{ what: "the firmware's spin table and waiting cores", pa: 0n, sizeBytes: PAGE }],
    imagePa: IMAGE_PA,
    cores,
    maxCores: 4,
    mpidr: (core) => BigInt(core),
    gic: {
      version: 'bcm2836',
      peripheralsPa: PERIPHERALS_PA,
      localPa: 0x4000_0000n,
      // There is none that software could raise.
      freeIntids: { first: 1020, last: 1019 },
    },
    uart: 'uart0',
    uartKind: 'pl011',
    power: 'bcm2835',
    iommu: false,
    devices,
    emulator: {
      command: 'qemu-system-aarch64',
      // The machine has four cores and 1 GiB, whatever we use of them.
      arguments: ['-M', 'raspi3b', '-smp', '4', '-m', '1G', '-nic', 'none'],
      imageOption: '-kernel',
    },
  };
}
