/** AMD (Xilinx) Kria KV260: a Zynq UltraScale+ MPSoC on a K26 module. Its data are from documents: not booted here. */
import type { Board, BoardDevice } from './board.ts';
import type { Size } from './size.ts';
import { irq, ZYNQMP_GIC, ZYNQMP_RAM_PA, ZYNQMP_SOURCES, ZYNQMP_UARTS } from './zynqmp.ts';

export interface KriaKv260Options {
  /** 1 to 4. Default 4. */
  readonly cores?: number;
  /** Default 2GiB: the lower half of the module's memory. */
  readonly memory?: Size;
}

const PAGE = 0x1000;

/** zynqmp.dtsi: rtc@ffa60000, interrupts <0 26 4>, <0 27 4>. */
const rtc: BoardDevice = {
  description: 'real-time clock',
  pa: 0xffa6_0000n,
  sizeBytes: PAGE,
  interrupts: [irq(58), irq(59)],
  dma: false,
  nodes: [
    {
      name: 'rtc',
      compatible: ['xlnx,zynqmp-rtc'],
      regOffset: 0,
      regSizeBytes: 0x100,
      interrupt: [0, 1],
      properties: { 'interrupt-names': ['alarm', 'sec'], calibration: 0x8000 },
    },
  ],
};

/** zynqmp.dtsi: timer@ff110000, interrupts <0 36 4>, <0 37 4>, <0 38 4>; zynqmp-clk-ccf.dtsi: LPD_LSBUS. */
const ttc0: BoardDevice = {
  description: 'triple timer counter 0',
  pa: 0xff11_0000n,
  sizeBytes: PAGE,
  interrupts: [irq(68), irq(69), irq(70)],
  dma: false,
  nodes: [
    {
      name: 'timer',
      compatible: ['cdns,ttc'],
      regOffset: 0,
      regSizeBytes: PAGE,
      interrupt: [0, 1, 2],
      clocks: [{ from: 'LPD_LSBUS of the firmware' }],
      needs: ['power-domains'],
      properties: { 'timer-width': 32 },
    },
  ],
};

/** zynqmp.dtsi: gpio@ff0a0000, interrupts <0 16 4>; zynqmp-clk-ccf.dtsi: LPD_LSBUS. */
const gpio: BoardDevice = {
  description: 'GPIO',
  pa: 0xff0a_0000n,
  sizeBytes: PAGE,
  interrupts: [irq(48)],
  dma: false,
  nodes: [
    {
      name: 'gpio',
      compatible: ['xlnx,zynqmp-gpio-1.0'],
      regOffset: 0,
      regSizeBytes: PAGE,
      interrupt: 0,
      clocks: [{ from: 'LPD_LSBUS of the firmware' }],
      needs: ['power-domains'],
      properties: {
        'gpio-controller': true,
        '#gpio-cells': 2,
        'interrupt-controller': true,
        '#interrupt-cells': 2,
      },
    },
  ],
};

const devices = { ...ZYNQMP_UARTS, rtc, ttc0, gpio } satisfies Record<string, BoardDevice>;

export type KriaKv260Device = keyof typeof devices;

/** The board, with as many cores and as much memory as asked for. */
export function kriaKv260(options: KriaKv260Options = {}): Board<KriaKv260Device> {
  const { cores = 4, memory = '2GiB' } = options;
  return {
    name: 'kria-kv260',
    sources: [
      ...ZYNQMP_SOURCES,
      'Linux arch/arm64/boot/dts/xilinx/zynqmp-sm-k26-revA.dts (memory@0, reserved-memory, stdout-path)',
      'Linux arch/arm64/boot/dts/xilinx/zynqmp-clk-ccf.dtsi (LPD_LSBUS)',
      'U-Boot arch/arm/lib/image.c (booti_setup): the start of memory + text_offset, which is 2 MiB',
    ],
    ram: { pa: ZYNQMP_RAM_PA, size: memory },
    reserved: [{ what: 'the platform management unit', pa: 0x7ff0_0000n, sizeBytes: 0x10_0000 }],
    imagePa: ZYNQMP_RAM_PA + 0x20_0000n,
    cores,
    maxCores: 4,
    mpidr: (core) => BigInt(core),
    gic: ZYNQMP_GIC,
    uart: 'uart1',
    uartKind: 'cadence',
    iommu: false,
    devices,
    booted: false,
  };
}
