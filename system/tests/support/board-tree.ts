/** A small board as a device tree, of which each test changes one thing. */
import { type DeviceTreeNode, node, reg } from '../../src/devicetree/node.ts';
import { writeDeviceTree } from '../../src/devicetree/writer.ts';

export type Properties = DeviceTreeNode['properties'];

const GIC = 1;
const CLOCK = 2;
const FIRMWARE_CLOCK = 3;

/** A core at affinity `index`. */
export function core(index: number, change: Properties = {}): DeviceTreeNode {
  return node(`cpu@${index}`, { device_type: 'cpu', reg: index, 'enable-method': 'psci', ...change });
}

export const psci = (method = 'smc') => node('psci', { compatible: 'arm,psci-1.0', method });

export const memory = (pa: bigint, sizeBytes: bigint) =>
  node(`memory@${pa.toString(16)}`, { device_type: 'memory', reg: reg(pa, sizeBytes) });

/** On a bus at 0xf000_0000 with 32-bit addresses. */
export function device(name: string, offset: number, change: Properties = {}): DeviceTreeNode {
  return node(`${name}@${offset.toString(16)}`, { reg: [offset, 0x1000], ...change });
}

export const uart = (change: Properties = {}) =>
  device('serial', 0x1_0000, {
    compatible: ['arm,pl011', 'arm,primecell'],
    interrupts: [0, 1, 4],
    clocks: [CLOCK, FIRMWARE_CLOCK, 7],
    'clock-names': ['uartclk', 'apb_pclk'],
    ...change,
  });

export const gic = (change: Properties = {}) =>
  node('interrupt-controller@2c010000', {
    phandle: GIC,
    compatible: 'arm,gic-400',
    'interrupt-controller': true,
    '#interrupt-cells': 3,
    interrupts: [1, 9, 0xf04],
    reg: [0x2c01_0000n, 0x2c02_0000n, 0x2c04_0000n, 0x2c06_0000n].flatMap((pa) => reg(pa, 0x2000)),
    ...change,
  });

export const timer = (change: Properties = {}) =>
  node('timer', {
    compatible: 'arm,armv8-timer',
    interrupts: [1, 13, 8, 1, 14, 8, 1, 11, 8, 1, 10, 8],
    ...change,
  });

export interface Parts {
  readonly cores?: readonly DeviceTreeNode[];
  readonly memory?: readonly DeviceTreeNode[];
  readonly psci?: DeviceTreeNode;
  readonly gic?: DeviceTreeNode;
  readonly timer?: DeviceTreeNode;
  readonly chosen?: Properties;
  readonly devices?: readonly DeviceTreeNode[];
  readonly others?: readonly DeviceTreeNode[];
}

/** The whole tree. */
export function boardTree(parts: Parts = {}): DeviceTreeNode {
  const bus: Properties = {
    compatible: 'simple-bus',
    '#address-cells': 1,
    '#size-cells': 1,
    ranges: [0, 0, 0xf000_0000, 0x1000_0000],
  };
  return node(
    '',
    {
      model: 'Small Board',
      compatible: 'test,small',
      'interrupt-parent': GIC,
      '#address-cells': 2,
      '#size-cells': 2,
    },
    [
      node('chosen', parts.chosen ?? { 'stdout-path': 'serial0:115200n8' }),
      node('aliases', { serial0: '/soc/serial@10000' }),
      parts.psci ?? psci(),
      node('cpus', { '#address-cells': 1, '#size-cells': 0 }, parts.cores ?? [core(0), core(1)]),
      ...(parts.memory ?? [memory(0x8000_0000n, 0x4000_0000n)]),
      parts.gic ?? gic(),
      parts.timer ?? timer(),
      node('clk24', {
        phandle: CLOCK,
        compatible: 'fixed-clock',
        '#clock-cells': 0,
        'clock-frequency': 24_000_000,
      }),
      node('firmware-clocks', { phandle: FIRMWARE_CLOCK, compatible: 'test,clocks', '#clock-cells': 1 }),
      ...(parts.others ?? []),
      node('soc', bus, parts.devices ?? [uart()]),
    ],
  );
}

export const boardBlob = (parts: Parts = {}) => writeDeviceTree(boardTree(parts));
