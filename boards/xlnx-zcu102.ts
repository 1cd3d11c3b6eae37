/** AMD (Xilinx) ZCU102 with its Zynq UltraScale+ MPSoC, as QEMU models it: four Cortex-A53, GIC-400, Cadence UARTs. */
import type { Board, BoardDevice, BoardInterrupt } from './board.ts';
import { parseSize, type Size } from './size.ts';

export interface XlnxZcu102Options {
  /** 1 to 4. Default 4. */
  readonly cores?: number;
  /** Default 2GiB: what lies below the devices' addresses. */
  readonly memory?: Size;
}

const PAGE = 0x1000;
const RAM_PA = 0n;
/** Linux arch/arm64/boot/dts/xilinx/zynqmp-clk.dtsi (clk100). */
const UART_CLOCK_HZ = 100_000_000;
/** QEMU loads an arm64 Image at RAM + text_offset, which is 2 MiB (hw/arm/boot.c, load_aarch64_image). */
const IMAGE_PA = RAM_PA + 0x20_0000n;

/** UG1085, table 13-1: IRQ n of the processing system is INTID n. */
const irq = (intid: number, trigger: BoardInterrupt['trigger'] = 'level'): BoardInterrupt => ({
  intid,
  trigger,
});

function uart(number: number, pa: bigint, intid: number): BoardDevice {
  return {
    description: `Cadence UART ${number}`,
    pa,
    sizeBytes: PAGE,
    interrupts: [irq(intid)],
    dma: false,
    nodes: [
      {
        name: 'serial',
        compatible: ['cdns,uart-r1p12', 'xlnx,xuartps'],
        regOffset: 0,
        regSizeBytes: PAGE,
        interrupt: 0,
        clocks: ['uart_clk', 'pclk'].map((name) => ({ name, frequencyHz: UART_CLOCK_HZ })),
      },
    ],
  };
}

const devices = {
  uart0: uart(0, 0xff00_0000n, 53),
  uart1: uart(1, 0xff01_0000n, 54),
} satisfies Record<string, BoardDevice>;

export type XlnxZcu102Device = keyof typeof devices;

/**
 * The controller's registers repeat every 4 KiB through 64 KiB, so that systems with 64 KiB pages can tell them apart.
 * The second page of a CPU interface follows the last repetition of its first: 4 KiB below the next 64 KiB.
 */
const LAST_REPETITION = 0xf000n;

/** The board, with as many cores and as much memory as asked for. */
export function xlnxZcu102(options: XlnxZcu102Options = {}): Board<XlnxZcu102Device> {
  const { cores = 4, memory = '2GiB' } = options;
  return {
    name: 'xlnx-zcu102',
    sources: [
      'AMD UG1085, Zynq UltraScale+ Device Technical Reference Manual (chapters 10 and 13)',
      'AMD UG1087, Zynq UltraScale+ Devices Register Reference (UART)',
      'QEMU hw/arm/xlnx-zynqmp.c (GIC_*_ADDR, xlnx_zynqmp_gic_regions, uart_addr, uart_intr)',
      'QEMU include/hw/arm/xlnx-zynqmp.h (XLNX_ZYNQMP_GIC_REGION_SIZE, XLNX_ZYNQMP_MAX_LOW_RAM_SIZE)',
      // Linux arch/arm64/boot/dts/xilinx/zynqmp.dtsi: PPI 9 is the maintenance interrupt.
      'Linux arch/arm64/boot/dts/xilinx/zynqmp.dtsi (interrupt-controller)',
    ],
    ram: { pa: RAM_PA, size: memory },
    imagePa: IMAGE_PA,
    cores,
    maxCores: 4,
    mpidr: (core) => BigInt(core),
    gic: {
      version: 2,
      gicdPa: 0xf901_0000n,
      giccPa: 0xf902_0000n + LAST_REPETITION,
      gichPa: 0xf904_0000n,
      gicvPa: 0xf906_0000n + LAST_REPETITION,
      maintenanceIntid: 25,
      // UG1085, table 13-1: the last interrupt of the processing system is 187; the controller has 192.
      freeIntids: { first: 188, last: 191 },
    },
    uart: 'uart0',
    uartKind: 'cadence',
    iommu: false,
    devices,
    emulator: {
      command: 'qemu-system-aarch64',
      arguments: [
        ...['-M', 'xlnx-zcu102,virtualization=on', '-nic', 'none'],
        ...['-smp', String(cores), '-m', `${(parseSize(memory) ?? 0) / 2 ** 20}M`],
      ],
      imageOption: '-kernel',
    },
  };
}
