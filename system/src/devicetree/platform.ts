/**
 * The device tree of the virtual platform for one partition. It follows the one of QEMU's `virt` board
 * (hw/arm/virt.c, create_fdt and fdt_add_*), with what the partition has and nothing else.
 */
import {
  GUEST_PHYSICAL_TIMER_INTID,
  GUEST_UART,
  GUEST_UART_INTID,
  GUEST_UART_SIZE,
  GUEST_VIRTUAL_TIMER_INTID,
  GUEST_WATCHDOG,
  GUEST_WATCHDOG_INTID,
} from '@bulkhead/hypervisor/abi/platform';
import type { ExpandedPartition } from '../stages/expanded.ts';
import { hasUart } from '../stages/has-uart.ts';
import { PHANDLE } from './bindings.ts';
import { channelNode } from './channels.ts';
import { clockNodes, clockPhandles } from './clocks.ts';
import { deviceNodes } from './devices.ts';
import { gicNode } from './gic.ts';
import { interruptCells, LEVEL_HIGH, ppiCells } from './interrupts.ts';
import { cells64, type DeviceTreeNode, node, reg, unitName } from './node.ts';

/** What the boot loader would add. */
export interface BootOptions {
  readonly commandLine?: string;
  readonly initrd?: { readonly start: bigint; readonly end: bigint };
}

/** What the partition has, as a tree. */
export function platformTree(partition: ExpandedPartition, boot: BootOptions): DeviceTreeNode {
  const vcpuCount = partition.cores.length;
  const assigned = hasUart(partition);
  const consoleUart = partition.console === 'pl011' && !assigned ? [uartNode()] : [];
  const watchdog = partition.recovery.hasWatchdogDevice ? [watchdogNode(partition)] : [];
  const clocks = clockPhandles(partition);
  const assignedNodes = partition.devices.flatMap((device) => deviceNodes(device, clocks));
  const devices = [...consoleUart, ...watchdog, ...assignedNodes].sort(byUnitAddress);
  return node(
    '',
    {
      'interrupt-parent': PHANDLE.gic,
      model: 'linux,dummy-virt',
      '#size-cells': 2,
      '#address-cells': 2,
      compatible: 'linux,dummy-virt',
    },
    [
      node('psci', { method: 'hvc', compatible: ['arm,psci-1.0', 'arm,psci-0.2'] }),
      node(unitName('memory', partition.ramIpa), {
        reg: reg(partition.ramIpa, partition.ramSizeBytes),
        device_type: 'memory',
      }),
      ...devices,
      ...partition.ports.map(channelNode),
      gicNode(partition),
      cpusNode(vcpuCount),
      timerNode(partition),
      clockNode(),
      ...clockNodes(clocks),
      chosenNode(consoleName(devices), boot),
    ],
  );
}

/** The node of the UART, emulated or the board's: both are at the same place. */
function consoleName(devices: readonly DeviceTreeNode[]): string | undefined {
  return devices.find(({ name }) => name.endsWith(`@${GUEST_UART.toString(16)}`))?.name;
}

function byUnitAddress(a: DeviceTreeNode, b: DeviceTreeNode): number {
  const address = ({ name }: DeviceTreeNode) => Number.parseInt(name.slice(name.indexOf('@') + 1), 16);
  return address(a) - address(b);
}

function uartNode(): DeviceTreeNode {
  return node(unitName('pl011', GUEST_UART), {
    'clock-names': ['uartclk', 'apb_pclk'],
    clocks: [PHANDLE.clock, PHANDLE.clock],
    interrupts: interruptCells(GUEST_UART_INTID, 'level'),
    reg: reg(GUEST_UART, GUEST_UART_SIZE),
    compatible: ['arm,pl011', 'arm,primecell'],
  });
}

const WATCHDOG_FRAME_BYTES = 0x1_0000n;

/**
 * Control frame, then refresh frame (Linux Documentation/devicetree/bindings/watchdog/arm,sbsa-gwdt.yaml). The
 * interrupt, without which Linux's driver works too, is emulated: a partition with direct interrupts has none.
 */
function watchdogNode({ delivery }: ExpandedPartition): DeviceTreeNode {
  const control = GUEST_WATCHDOG + WATCHDOG_FRAME_BYTES;
  return node(unitName('watchdog', control), {
    ...(delivery.mode === 'direct' ? {} : { interrupts: interruptCells(GUEST_WATCHDOG_INTID, 'level') }),
    reg: [...reg(control, WATCHDOG_FRAME_BYTES), ...reg(GUEST_WATCHDOG, WATCHDOG_FRAME_BYTES)],
    compatible: 'arm,sbsa-gwdt',
  });
}

function cpusNode(vcpuCount: number): DeviceTreeNode {
  const cpus = Array.from({ length: vcpuCount }, (_, index) =>
    node(unitName('cpu', BigInt(index)), {
      reg: index,
      'enable-method': 'psci',
      compatible: 'arm,armv8',
      device_type: 'cpu',
    }),
  );
  return node('cpus', { '#size-cells': 0, '#address-cells': 1 }, cpus);
}

/** Secure, non-secure physical, virtual and hypervisor timers, in the order of the binding. */
function timerNode(partition: ExpandedPartition): DeviceTreeNode {
  const secureTimerIntid = 29;
  const hypervisorTimerIntid = 26;
  const intids = [
    secureTimerIntid,
    GUEST_PHYSICAL_TIMER_INTID,
    GUEST_VIRTUAL_TIMER_INTID,
    hypervisorTimerIntid,
  ];
  return node('timer', {
    interrupts: intids.flatMap((intid) => ppiCells(intid, LEVEL_HIGH, partition)),
    'always-on': true,
    compatible: ['arm,armv8-timer', 'arm,armv7-timer'],
  });
}

function clockNode(): DeviceTreeNode {
  return node('apb-pclk', {
    phandle: PHANDLE.clock,
    'clock-output-names': 'clk24mhz',
    'clock-frequency': 24_000_000,
    '#clock-cells': 0,
    compatible: 'fixed-clock',
  });
}

function chosenNode(uart: string | undefined, { commandLine, initrd }: BootOptions): DeviceTreeNode {
  return node('chosen', {
    ...(uart === undefined ? {} : { 'stdout-path': `/${uart}` }),
    ...(commandLine === undefined ? {} : { bootargs: commandLine }),
    ...(initrd
      ? { 'linux,initrd-start': cells64(initrd.start), 'linux,initrd-end': cells64(initrd.end) }
      : {}),
  });
}
