/** What a board's device tree has that is not understood: one wrong tree for each diagnostic. */
import { expect, test } from 'vitest';
import { importBoard } from '../../src/board-import/import-board.ts';
import { node, reg } from '../../src/devicetree/node.ts';
import { type Code, formatDiagnostic } from '../../src/index.ts';
import {
  boardBlob,
  core,
  device,
  gic,
  memory,
  type Parts,
  psci,
  timer,
  uart,
} from '../support/board-tree.ts';

function messagesOf(code: Code, parts: Parts): string {
  return importBoard(boardBlob(parts), 'small')
    .diagnostics.filter((one) => one.code === code)
    .map(formatDiagnostic)
    .join('\n');
}
const hasBoard = (parts: Parts) => importBoard(boardBlob(parts), 'small').board !== undefined;

test('BS3101 no device tree', () => {
  const { diagnostics, board } = importBoard(new TextEncoder().encode('/dts-v1/;'.repeat(9)), 'small');
  expect(board).toBeUndefined();
  expect(diagnostics.map(formatDiagnostic).join('\n')).toMatchInlineSnapshot(`
    "error BS3101 at /: not a device tree
      expected: a flattened device tree, version 16 or 17
      actual:   it does not begin with d00dfeed
      remedy:   take it from the running board: /sys/firmware/fdt"
  `);
});
test('BS3102 memory that the boot loader fills in', () => {
  const parts = { memory: [memory(0n, 0n)] };
  expect(hasBoard(parts)).toBe(false);
  expect(messagesOf('BS3102', parts)).toMatchInlineSnapshot(`
    "error BS3102 at /: no memory
      expected: a node with device_type = "memory" that is not empty
      actual:   /memory@0 without a size
      remedy:   take the tree from the running board: /sys/firmware/fdt"
  `);
});
test('BS3103 two banks', () => {
  const parts = { memory: [memory(0x8000_0000n, 0x4000_0000n), memory(0x8_8000_0000n, 0x8000_0000n)] };
  expect(hasBoard(parts)).toBe(true);
  expect(messagesOf('BS3103', parts)).toMatchInlineSnapshot(`
    "warning BS3103 at /memory@880000000: memory left out
      expected: one range: 0x8000_0000 to 0xbfff_ffff is the lowest
      actual:   also 0x0008_8000_0000 to 0x0008_ffff_ffff
      remedy:   choose another in the board file, if devices need it"
  `);
});
test('BS3104 no core', () => {
  expect(messagesOf('BS3104', { cores: [node('cpu-map', {})] })).toMatchInlineSnapshot(`
    "error BS3104 at /cpus: no cores
      expected: nodes with device_type = "cpu" and reg
      actual:   none that can be used
      remedy:   complete the tree"
  `);
});
test('BS3105 a spin table, and PSCI by HVC', () => {
  const spinning = core(1, { 'enable-method': 'spin-table', 'cpu-release-addr': [0, 0xd8] });
  expect(messagesOf('BS3105', { cores: [core(0), spinning] })).toMatchInlineSnapshot(`
    "warning BS3105 at /cpus/cpu@1: core that cannot be started
      expected: enable-method = "psci", and a PSCI node with method = "smc"
      actual:   spin-table
      remedy:   use firmware with PSCI (Trusted Firmware-A)"
  `);
  expect(messagesOf('BS3105', { psci: psci('hvc') })).toMatchInlineSnapshot(`
    "warning BS3105 at /cpus/cpu@1: core that cannot be started
      expected: enable-method = "psci", and a PSCI node with method = "smc"
      actual:   PSCI by hvc
      remedy:   use firmware with PSCI (Trusted Firmware-A)"
  `);
});
test('BS3106 another interrupt controller, or registers elsewhere', () => {
  const other = gic({ compatible: 'brcm,bcm2836-l1-intc' });
  expect(messagesOf('BS3106', { gic: other })).toMatchInlineSnapshot(`
    "error BS3106 at /: interrupt controller without a driver
      expected: a GICv3, or a GICv2 with virtualization extensions
      actual:   /interrupt-controller@2c010000
      remedy:   choose a board with a GICv3, or a GICv2 with virtualization extensions, or write a driver"
  `);
  const short = gic({ reg: reg(0x2c01_0000n, 0x1000) });
  expect(messagesOf('BS3106', { gic: short })).toMatchInlineSnapshot(`
    "error BS3106 at /interrupt-controller@2c010000: interrupt controller without a driver
      expected: registers of its distributor, CPU interface, virtual interface control, virtual CPU interface
      actual:   1 ranges in reg
      remedy:   choose a board with a GICv3, or a GICv2 with virtualization extensions, or write a driver"
  `);
  expect(messagesOf('BS3106', { gic: gic({ interrupts: [1, 8, 4] }) })).toMatchInlineSnapshot(`
    "error BS3106 at /interrupt-controller@2c010000: interrupt controller without a driver
      expected: maintenance interrupt PPI 9, INTID 25
      actual:   24
      remedy:   choose a board with a GICv3, or a GICv2 with virtualization extensions, or write a driver"
  `);
});
test('BS3106 a GICv3 without redistributors for all cores', () => {
  const registers = [...reg(0x2c01_0000n, 0x1_0000), ...reg(0x2c10_0000n, 0x2_0000)];
  expect(
    messagesOf('BS3106', { gic: gic({ compatible: 'arm,gic-v3', reg: registers }) }),
  ).toMatchInlineSnapshot(`
    "error BS3106 at /interrupt-controller@2c010000: interrupt controller without a driver
      expected: redistributors of 2 cores in one range, 128KiB each
      actual:   room for 1
      remedy:   choose a board with a GICv3, or a GICv2 with virtualization extensions, or write a driver"
  `);
});
test('BS3107 a UART without a driver', () => {
  const other = uart({ compatible: 'fsl,imx8mp-uart' });
  expect(messagesOf('BS3107', { devices: [other] })).toMatchInlineSnapshot(`
    "error BS3107 at /chosen: no UART with a driver
      expected: a UART that there is a driver for: arm,pl011, cdns,uart-r1p8, cdns,uart-r1p12, xlnx,xuartps
      actual:   /soc/serial@10000, which is fsl,imx8mp-uart
      remedy:   write a driver: hypervisor/platform"
  `);
});
test('BS3107 a UART that cannot interrupt', () => {
  expect(
    messagesOf('BS3107', { devices: [device('serial', 0x1_0000, { compatible: 'arm,pl011' })] }),
  ).toMatchInlineSnapshot(`
    "error BS3107 at /soc/serial@10000: no UART with a driver
      expected: a UART at the start of a page, with an interrupt
      actual:   no interrupt
      remedy:   write a driver: hypervisor/platform"
  `);
});
test('BS3107 a UART in the middle of a page', () => {
  const other = node('serial@10800', {
    ...{ compatible: 'arm,pl011', reg: [0x1_0800, 0x200], interrupts: [0, 2, 4] },
  });
  const chosen = { 'stdout-path': '/soc/serial@10800' };
  expect(
    messagesOf('BS3107', { chosen, devices: [uart({ reg: [0x1_0000, 0x200] }), other] }),
  ).toMatchInlineSnapshot(`
    "error BS3107 at /soc/serial@10800: no UART with a driver
      expected: a UART at the start of a page, with an interrupt
      actual:   its registers are behind others in their page
      remedy:   write a driver: hypervisor/platform"
  `);
});
test('BS3108 timers at other interrupts', () => {
  const other = timer({ interrupts: [1, 13, 8, 1, 14, 8, 1, 12, 8, 1, 10, 8] });
  expect(messagesOf('BS3108', { timer: other })).toMatchInlineSnapshot(`
    "error BS3108 at /timer: timers elsewhere
      expected: INTIDs 29, 30, 27, 26
      actual:   29, 30, 28, 26
      remedy:   correct the tree, or choose another board"
  `);
});
test('BS3109 devices that cannot be given', () => {
  const devices = [
    uart(),
    device('many', 0x2_0000, { compatible: 'test,many', reg: [0x2_0000, 0x100, 0x3_0000, 0x100] }),
    device('own', 0x4_0000, { compatible: 'test,own', interrupts: [1, 5, 4] }),
    device('mux', 0x5_0000, { compatible: 'test,mux', 'interrupt-parent': 9, interrupts: [1] }),
    device('odd', 0x6_0000, { compatible: 'test,odd', reg: [0x6_0000, 1, 2] }),
    device('far', 0x2000_0000, { compatible: 'test,far' }),
  ];
  const others = [node('syscon@88000000', { compatible: 'syscon', reg: reg(0x8800_0000n, 0x1000) })];
  expect(messagesOf('BS3109', { devices, others })).toMatchInlineSnapshot(`
    "warning BS3109 at /syscon@88000000: node not understood
      expected: registers and interrupts as a partition can have them
      actual:   registers in memory, which partitions are given
      remedy:   write the device into the board file, if it is to be given to a partition
    warning BS3109 at /soc/many@20000: node not understood
      expected: registers and interrupts as a partition can have them
      actual:   registers in 2 places
      remedy:   write the device into the board file, if it is to be given to a partition
    warning BS3109 at /soc/own@40000: node not understood
      expected: registers and interrupts as a partition can have them
      actual:   INTID 21, which each core has for itself
      remedy:   write the device into the board file, if it is to be given to a partition
    warning BS3109 at /soc/mux@50000: node not understood
      expected: registers and interrupts as a partition can have them
      actual:   nothing takes its interrupts
      remedy:   write the device into the board file, if it is to be given to a partition
    warning BS3109 at /soc/odd@60000: node not understood
      expected: registers and interrupts as a partition can have them
      actual:   reg is not of whole entries
      remedy:   write the device into the board file, if it is to be given to a partition
    warning BS3109 at /soc/far@20000000: node not understood
      expected: registers and interrupts as a partition can have them
      actual:   no ranges of /soc have its address
      remedy:   write the device into the board file, if it is to be given to a partition"
  `);
});
test('BS3110 DMA', () => {
  const devices = [uart(), device('ethernet', 0x2_0000, { compatible: 'test,ethernet' })];
  expect(messagesOf('BS3110', { devices })).toMatchInlineSnapshot(`
    "note BS3110 at /: DMA is assumed
      expected: whether a device does DMA
      actual:   nothing; assumed of ethernet
      remedy:   write dma: false at those that do not"
  `);
});
test('BS3111 what no device tree says', () => {
  expect(messagesOf('BS3111', {})).toMatchInlineSnapshot(`
    "note BS3111 at /memory@80000000: fact that no device tree says
      expected: where the boot loader puts the image
      actual:   nothing; 0x8020_0000 is assumed
      remedy:   correct the board file from the board's manual"
  `);
});
test('BS3112 the other UART', () => {
  const other = device('serial', 0x2_0000, { compatible: 'ns16550a', interrupts: [0, 2, 4] });
  const chosen = { 'stdout-path': '/soc/serial@20000' };
  expect(hasBoard({ chosen, devices: [uart(), other] })).toBe(true);
  expect(messagesOf('BS3112', { chosen, devices: [uart(), other] })).toMatchInlineSnapshot(`
    "warning BS3112 at /chosen: console on another UART
      expected: a UART that there is a driver for: arm,pl011, cdns,uart-r1p8, cdns,uart-r1p12, xlnx,xuartps
      actual:   /soc/serial@20000, which is ns16550a; /soc/serial@10000 is taken
      remedy:   connect to the other one, or write a driver: hypervisor/platform"
  `);
});
test('BS3113 an IOMMU', () => {
  expect(
    messagesOf('BS3113', {
      devices: [uart(), device('iommu', 0x8_0000, { compatible: ['arm,mmu-500', 'arm,smmu-v2'] })],
    }),
  ).toMatchInlineSnapshot(`
    "note BS3113 at /soc/iommu@80000: IOMMU that is not driven
      expected: an IOMMU that there is a driver for
      actual:   arm,mmu-500, arm,smmu-v2
      remedy:   nothing: it is left as the firmware set it"
  `);
});
test('BS3114 devices in one page', () => {
  const half = (name: string, offset: number) =>
    node(`${name}@${offset.toString(16)}`, { compatible: 'arm,sp804', reg: [offset, 0x100] });
  expect(
    messagesOf('BS3114', { devices: [uart(), half('timer', 0x2_0000), half('timer', 0x2_0100)] }),
  ).toMatchInlineSnapshot(`
    "note BS3114 at /soc/timer@20000: devices that share a page
      expected: pages of its own
      actual:   timer, with all of /soc/timer@20000, /soc/timer@20100
      remedy:   nothing, if that is right"
  `);
});
test('BS3115 nine cores', () => {
  const cores = Array.from({ length: 9 }, (_, index) => core(index));
  expect(messagesOf('BS3115', { cores })).toMatchInlineSnapshot(`
    "warning BS3115 at /cpus: more cores than can be used
      expected: at most 8 cores
      actual:   9
      remedy:   nothing"
  `);
});
test('BS3116 needs', () => {
  expect(messagesOf('BS3116', {})).toMatchInlineSnapshot(`
    "note BS3116 at /: devices that need others
      expected: devices that need nothing else of the board
      actual:   clocks, resets or others are needed by serial
      remedy:   nothing, until one is assigned"
  `);
});
