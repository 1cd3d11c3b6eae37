/** Devices of the Arm Juno board (Linux arch/arm64/boot/dts/arm/juno-base.dtsi, juno-motherboard.dtsi). */
import type { BoardClock, BoardDevice, BoardDeviceNode } from './board.ts';

const PAGE = 0x1000;
/** juno-base.dtsi, bus@8000000: chip selects 2 and 3; juno-motherboard.dtsi, iofpga@3,00000000. */
const CHIP_SELECT_2 = 0x1800_0000n;
const IOFPGA = 0x1c00_0000n;
/** The bus passes interrupt n of its devices on as one of these SPIs (interrupt-map). */
const BUS_SPIS = [68, 69, 70, 160, 161, 162, 163, 164];

const clock = (frequencyHz: number, name?: string): BoardClock => ({
  ...(name === undefined ? {} : { name }),
  frequencyHz,
});
const UART_HZ = 7_372_800;
const SMC_HZ = 50_000_000;
const MOTHERBOARD_HZ = 24_000_000;

type NodeFacts = Omit<BoardDeviceNode, 'regOffset' | 'regSizeBytes' | 'interrupt'>;

function device(
  description: string,
  pa: bigint,
  sizeBytes: number,
  spi: number,
  node: NodeFacts,
): BoardDevice {
  return {
    description,
    pa,
    sizeBytes,
    interrupts: [{ intid: 32 + spi, trigger: 'level' }],
    dma: false,
    nodes: [{ ...node, regOffset: 0, regSizeBytes: sizeBytes, interrupt: 0 }],
  };
}

const primecell = (name: string, part: string, clocks: readonly BoardClock[]): NodeFacts => ({
  name,
  compatible: [`arm,${part}`, 'arm,primecell'],
  clocks,
});

export const DEVICES = {
  uart: device(
    'PL011 UART',
    0x7ff8_0000n,
    PAGE,
    83,
    primecell('serial', 'pl011', [clock(UART_HZ, 'uartclk'), clock(100_000_000, 'apb_pclk')]),
  ),
  i2c: device('I2C', 0x7ffa_0000n, PAGE, 104, {
    name: 'i2c',
    compatible: ['snps,designware-i2c'],
    clocks: [clock(SMC_HZ)],
    properties: {
      '#address-cells': 1,
      '#size-cells': 0,
      'clock-frequency': 400_000,
      'i2c-sda-hold-time-ns': 500,
    },
  }),
  // LAN9118: a slave on the static memory bus, which the processor reads and writes.
  ethernet: device('LAN9118 Ethernet', CHIP_SELECT_2, 0x1_0000, BUS_SPIS[3]!, {
    name: 'ethernet',
    compatible: ['smsc,lan9118', 'smsc,lan9115'],
    clocks: [clock(25_000_000)],
    needs: ['regulators'],
    properties: {
      'phy-mode': 'mii',
      'reg-io-width': 4,
      'smsc,irq-active-high': true,
      'smsc,irq-push-pull': true,
    },
  }),
  watchdog: device(
    'SP805 watchdog',
    IOFPGA + 0xf_0000n,
    0x1_0000,
    BUS_SPIS[7]!,
    primecell('watchdog', 'sp805', [clock(MOTHERBOARD_HZ, 'wdog_clk'), clock(SMC_HZ, 'apb_pclk')]),
  ),
  rtc: device(
    'PL031 real-time clock',
    IOFPGA + 0x17_0000n,
    0x1_0000,
    BUS_SPIS[0]!,
    primecell('rtc', 'pl031', [clock(SMC_HZ, 'apb_pclk')]),
  ),
  gpio: device('PL061 GPIO', IOFPGA + 0x1d_0000n, PAGE, BUS_SPIS[6]!, {
    ...primecell('gpio', 'pl061', [clock(SMC_HZ, 'apb_pclk')]),
    properties: {
      'gpio-controller': true,
      '#gpio-cells': 2,
      'interrupt-controller': true,
      '#interrupt-cells': 2,
    },
  }),
} satisfies Record<string, BoardDevice>;
