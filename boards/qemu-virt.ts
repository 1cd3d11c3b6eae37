/** QEMU's `virt` board with the virtualization extensions, and with GICv3 or GICv2. */
import type { Board, BoardDevice, BoardGic, BoardInterrupt } from './board.ts';
import { parseSize, type Size } from './size.ts';

/** What can be chosen of QEMU's `virt`. */
export interface QemuVirtOptions {
  /** 1 to 8: MPIDR Aff0 counts to 15 with a GICv3, the runtime configuration to 8. Default 4. */
  readonly cores?: number;
  /** Version of the GIC. Default 3. */
  readonly gic?: 2 | 3;
  /** Default 1GiB. */
  readonly memory?: Size;
}

const PAGE = 0x1000;
const RAM_PA = 0x4000_0000n;
/** hw/arm/virt.c, create_fdt: the clock of all PrimeCells. */
const APB_CLOCK_HZ = 24_000_000;
/**
 * QEMU loads an arm64 Image at RAM + text_offset, and 2 MiB higher when that would overlap its own boot
 * stub (hw/arm/boot.c, load_aarch64_image): 2 MiB for a text_offset of 0 as well as of 2 MiB.
 */
const IMAGE_PA = RAM_PA + 0x20_0000n;

/** hw/arm/virt.c: a15irqmap counts from SPI 0. */
const spi = (number: number, trigger: BoardInterrupt['trigger'] = 'level'): BoardInterrupt => ({
  intid: 32 + number,
  trigger,
});

function primecell(
  name: string,
  description: string,
  pa: bigint,
  interrupt: number,
  clockNames: readonly string[],
) {
  return {
    description,
    pa,
    sizeBytes: PAGE,
    interrupts: [spi(interrupt)],
    dma: false,
    nodes: [
      {
        name,
        compatible: [`arm,${name}`, 'arm,primecell'],
        regOffset: 0,
        regSizeBytes: PAGE,
        interrupt: 0,
        clocks: clockNames.map((name) => ({ name, frequencyHz: APB_CLOCK_HZ })),
      },
    ],
  } satisfies BoardDevice;
}

const uart = primecell('pl011', 'PL011 UART', 0x0900_0000n, 1, ['uartclk', 'apb_pclk']);
const rtc = primecell('pl031', 'PL031 real-time clock', 0x0901_0000n, 2, ['apb_pclk']);
const pl061 = primecell('pl061', 'PL061 GPIO', 0x0903_0000n, 7, ['apb_pclk']);
const gpio: BoardDevice = {
  ...pl061,
  nodes: [{ ...pl061.nodes[0]!, properties: { '#gpio-cells': 2, 'gpio-controller': true } }],
};

/** One bank of CFI NOR flash, two 16-bit chips side by side (virt.c, create_one_flash). */
function flash(bank: number): BoardDevice {
  const sizeBytes = 0x400_0000;
  return {
    description: `CFI NOR flash, bank ${bank}`,
    pa: BigInt(bank * sizeBytes),
    sizeBytes,
    interrupts: [],
    dma: false,
    nodes: [
      {
        name: 'flash',
        compatible: ['cfi-flash'],
        regOffset: 0,
        regSizeBytes: sizeBytes,
        properties: { 'bank-width': 4 },
      },
    ],
  };
}

const fwCfg: BoardDevice = {
  description: "QEMU's firmware configuration",
  pa: 0x0902_0000n,
  sizeBytes: PAGE,
  interrupts: [],
  dma: true,
  refused: 'its DMA engine reads and writes all of memory, the hypervisor included',
  nodes: [],
};

const VIRTIO_PA = 0x0a00_0000n;
const VIRTIO_SIZE = 0x200;
const VIRTIO_PER_PAGE = PAGE / VIRTIO_SIZE;

/** The virtual platform keeps the board's own window for its virtio devices. */
const VIRTIO_GUEST_IPA = 0x0b00_0000n;

/** Eight virtio-mmio transports share a page, so they are assigned together. */
function virtioPage(page: number): BoardDevice {
  const first = page * VIRTIO_PER_PAGE;
  const transports = Array.from({ length: VIRTIO_PER_PAGE }, (_, index) => index);
  return {
    description: `virtio-mmio transports ${first} to ${first + VIRTIO_PER_PAGE - 1}`,
    pa: VIRTIO_PA + BigInt(page * PAGE),
    sizeBytes: PAGE,
    guestIpa: VIRTIO_GUEST_IPA + BigInt(page * PAGE),
    interrupts: transports.map((index) => spi(16 + first + index, 'edge')),
    dma: true,
    nodes: transports.map((index) => ({
      name: 'virtio_mmio',
      compatible: ['virtio,mmio'],
      regOffset: index * VIRTIO_SIZE,
      regSizeBytes: VIRTIO_SIZE,
      interrupt: index,
      properties: { 'dma-coherent': true } as const,
    })),
  };
}

const devices = {
  uart,
  rtc,
  gpio,
  flash0: flash(0),
  flash1: flash(1),
  'fw-cfg': fwCfg,
  'virtio-page0': virtioPage(0),
  'virtio-page1': virtioPage(1),
  'virtio-page2': virtioPage(2),
  'virtio-page3': virtioPage(3),
} satisfies Record<string, BoardDevice>;

/** The devices of QEMU's `virt` by name. */
export type QemuVirtDevice = keyof typeof devices;

const GICD_PA = 0x0800_0000n;
const FREE_INTIDS = { first: 32 + 176, last: 32 + 255 };

const GICS: Readonly<Record<2 | 3, BoardGic>> = {
  2: {
    version: 2,
    gicdPa: GICD_PA,
    giccPa: 0x0801_0000n,
    gichPa: 0x0803_0000n,
    gicvPa: 0x0804_0000n,
    maintenanceIntid: 25,
    freeIntids: FREE_INTIDS,
  },
  3: {
    version: 3,
    gicdPa: GICD_PA,
    gicrPa: 0x080a_0000n,
    singleSecurityState: true,
    freeIntids: FREE_INTIDS,
  },
};

/** The board, with as many cores and as much memory as asked for. */
export function qemuVirt(options: QemuVirtOptions = {}): Board<QemuVirtDevice> {
  const { cores = 4, memory = '1GiB', gic = 3 } = options;
  return {
    name: gic === 3 ? 'qemu-virt' : 'qemu-virt-gicv2',
    sources: [
      'QEMU hw/arm/virt.c (base_memmap, a15irqmap, virt_cpu_mp_affinity)',
      'QEMU hw/arm/boot.c (load_aarch64_image)',
      // Without secure=on the GIC has no security extension, and GICD_CTLR.DS is 1 from reset on.
      'QEMU hw/intc/arm_gicv3_common.c (arm_gicv3_common_reset)',
      // 256 SPIs; the highest in a15irqmap are those of the platform bus, 112 to 175.
      'QEMU include/hw/arm/virt.h (NUM_IRQS, PLATFORM_BUS_NUM_IRQS)',
    ],
    ram: { pa: RAM_PA, size: memory },
    imagePa: IMAGE_PA,
    cores,
    maxCores: 8,
    mpidr: (core) => BigInt(core),
    gic: GICS[gic],
    uart: 'uart',
    uartKind: 'pl011',
    iommu: false,
    devices,
    emulator: {
      command: 'qemu-system-aarch64',
      arguments: emulatorArguments(cores, parseSize(memory) ?? 0, gic),
      imageOption: '-kernel',
    },
  };
}

function emulatorArguments(cores: number, memoryBytes: number, gic: 2 | 3): string[] {
  return [
    ...['-M', `virt,virtualization=on,gic-version=${gic}`, '-cpu', 'cortex-a57', '-nic', 'none'],
    ...['-smp', String(cores), '-m', `${memoryBytes / 2 ** 20}M`],
  ];
}
