/** AMD (Xilinx) ZCU102 with its Zynq UltraScale+ MPSoC, as QEMU models it: four Cortex-A53, GIC-400, Cadence UARTs. */
import type { Board } from './board.ts';
import { parseSize, type Size } from './size.ts';
import { ZYNQMP_GIC, ZYNQMP_RAM_PA, ZYNQMP_SOURCES, ZYNQMP_UARTS } from './zynqmp.ts';

/** What can be chosen of QEMU's `xlnx-zcu102`. */
export interface XlnxZcu102Options {
  /** 1 to 4. Default 4. */
  readonly cores?: number;
  /** Default 2GiB: what lies below the devices' addresses. */
  readonly memory?: Size;
}

/** QEMU loads an arm64 Image at RAM + text_offset, which is 2 MiB (hw/arm/boot.c, load_aarch64_image). */
const IMAGE_PA = ZYNQMP_RAM_PA + 0x20_0000n;

/** The devices of QEMU's `xlnx-zcu102` by name. */
export type XlnxZcu102Device = keyof typeof ZYNQMP_UARTS;

/** The board, with as many cores and as much memory as asked for. */
export function xlnxZcu102(options: XlnxZcu102Options = {}): Board<XlnxZcu102Device> {
  const { cores = 4, memory = '2GiB' } = options;
  return {
    name: 'xlnx-zcu102',
    sources: [
      ...ZYNQMP_SOURCES,
      'QEMU hw/arm/xlnx-zynqmp.c (GIC_*_ADDR, xlnx_zynqmp_gic_regions, uart_addr, uart_intr)',
      'QEMU include/hw/arm/xlnx-zynqmp.h (XLNX_ZYNQMP_GIC_REGION_SIZE, XLNX_ZYNQMP_MAX_LOW_RAM_SIZE)',
    ],
    ram: { pa: ZYNQMP_RAM_PA, size: memory },
    imagePa: IMAGE_PA,
    cores,
    maxCores: 4,
    mpidr: (core) => BigInt(core),
    gic: ZYNQMP_GIC,
    uart: 'uart0',
    uartKind: 'cadence',
    iommu: false,
    devices: ZYNQMP_UARTS,
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
