/** What boards with AMD's (Xilinx's) Zynq UltraScale+ MPSoC have in common: GIC-400 and Cadence UARTs. */
import type { BoardDevice, BoardGicV2, BoardInterrupt } from './board.ts';

const PAGE = 0x1000;
export const ZYNQMP_RAM_PA = 0n;
/** Linux arch/arm64/boot/dts/xilinx/zynqmp-clk.dtsi (clk100). */
const UART_CLOCK_HZ = 100_000_000;

/** UG1085, table 13-1: IRQ n of the processing system is INTID n. */
export const irq = (intid: number, trigger: BoardInterrupt['trigger'] = 'level'): BoardInterrupt => ({
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

export const ZYNQMP_UARTS = {
  uart0: uart(0, 0xff00_0000n, 53),
  uart1: uart(1, 0xff01_0000n, 54),
} satisfies Record<string, BoardDevice>;

/**
 * The controller's registers repeat every 4 KiB through 64 KiB, so that systems with 64 KiB pages can tell them apart.
 * The second page of a CPU interface follows the last repetition of its first: 4 KiB below the next 64 KiB.
 */
const LAST_REPETITION = 0xf000n;

export const ZYNQMP_GIC: BoardGicV2 = {
  version: 2,
  gicdPa: 0xf901_0000n,
  giccPa: 0xf902_0000n + LAST_REPETITION,
  gichPa: 0xf904_0000n,
  gicvPa: 0xf906_0000n + LAST_REPETITION,
  maintenanceIntid: 25,
  // UG1085, table 13-1: the last interrupt of the processing system is 187; the controller has 192.
  freeIntids: { first: 188, last: 191 },
};

export const ZYNQMP_SOURCES: readonly string[] = [
  'AMD UG1085, Zynq UltraScale+ Device Technical Reference Manual (chapters 10 and 13)',
  'AMD UG1087, Zynq UltraScale+ Devices Register Reference (UART)',
  // PPI 9 is the maintenance interrupt.
  'Linux arch/arm64/boot/dts/xilinx/zynqmp.dtsi (interrupt-controller), zynqmp-clk.dtsi (clk100)',
];
