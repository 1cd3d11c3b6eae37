/** Device trees that users put on top of the generated one, and what assigned devices need of the board. */
import type { BoardDeviceNode } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { type DeviceTreeNode, node } from '../../src/devicetree/node.ts';
import { writeDeviceTree } from '../../src/devicetree/writer.ts';
import { elf } from '../../src/index.ts';
import { elfFile, pattern } from '../support/binaries.ts';
import { file, goodDescription, messages, messagesOf, withPartition } from '../support/good.ts';

let count = 0;
/** The good system, its Linux with an overlay of this content, and with the board's real-time clock. */
function withOverlay(content: string, change: Record<string, unknown> = {}) {
  const overlay = file(`overlay-${count++}.dtso`, `/dts-v1/;\n/plugin/;\n${content}\n`);
  return withPartition('linux', { deviceTree: { overlay }, ...change });
}
/** The same with a tree that is no overlay. */
function withTree(...children: DeviceTreeNode[]) {
  return withPartition('linux', {
    deviceTree: { overlay: file(`tree-${count++}.dtb`, writeDeviceTree(node('', {}, children))) },
  });
}
const numbered = (text: string) => text.replace(/overlay-\d+/g, 'overlay');

test('BS3001 a source that does not compile, and a file that is neither', async () => {
  expect(numbered(await messages(withOverlay('&gic { label = ; };')))).toMatchInlineSnapshot(`
    "error BS3001 at partitions.linux.deviceTree.overlay: overlay is not a device tree
      expected: a device tree or an overlay: .dtb, .dtbo, .dts or .dtso
      actual:   /project/overlay.dtso: dtc does not take it: Error: /project/overlay.dtso:3.16-17 syntax error
      remedy:   compile it first: dtc -@ -O dtb -o my.dtbo my.dtso"
  `);
  const other = withPartition('linux', {
    deviceTree: { overlay: file('overlay.dtbo', 'no tree, but some text') },
  });
  expect(await messages(other)).toMatchInlineSnapshot(`
    "error BS3001 at partitions.linux.deviceTree.overlay: overlay is not a device tree
      expected: a device tree or an overlay: .dtb, .dtbo, .dts or .dtso
      actual:   /project/overlay.dtbo: it does not begin with d00dfeed
      remedy:   compile it first: dtc -@ -O dtb -o my.dtbo my.dtso"
  `);
  const missing = withPartition('linux', { deviceTree: { overlay: 'nowhere.dtbo' } });
  expect(await messages(missing)).toMatchInlineSnapshot(`
    "error BS2401 at partitions.linux.deviceTree.overlay: file not found
      expected: a file at /project/nowhere.dtbo
      actual:   no such file
      remedy:   correct the path (it is relative to the system file), or make the file first"
  `);
});
test('BS2002 the shape of deviceTree', async () => {
  expect(await messages(withPartition('linux', { deviceTree: { overly: 'a.dtbo' } }))).toMatchInlineSnapshot(`
    "error BS2002 at partitions.linux.deviceTree.overly: unknown field
      expected: one of overlay
      actual:   overly
      remedy:   did you mean overlay?
    error BS2003 at partitions.linux.deviceTree.overlay: missing field or wrong type
      expected: a string that is not empty
      actual:   nothing
      remedy:   write a value of that kind"
  `);
});
test('BS3002 a label and a path that are not there', async () => {
  const content =
    '&gpio { label = "panel"; };\n&{/soc/serial@0} { a; };\n&{/} { leds { ref = <&nobody>; }; };';
  expect(await messages(withOverlay(content))).toMatchInlineSnapshot(`
    "error BS3002 at partitions.linux.deviceTree.overlay: overlay for a node that is not there
      expected: a path of the tree, or one of &gic, &apb_pclk, &memory, &psci, &timer, &cpus, &chosen, &uart, &rtc
      actual:   &gpio
      remedy:   take a label of the platform, or of a device of the partition by its name
    error BS3002 at partitions.linux.deviceTree.overlay: overlay for a node that is not there
      expected: a path of the tree, or one of &gic, &apb_pclk, &memory, &psci, &timer, &cpus, &chosen, &uart, &rtc
      actual:   &nobody
      remedy:   take a label of the platform, or of a device of the partition by its name
    error BS3002 at partitions.linux.deviceTree.overlay: overlay for a node that is not there
      expected: a path of the tree, or one of &gic, &apb_pclk, &memory, &psci, &timer, &cpus, &chosen, &uart, &rtc
      actual:   /soc/serial@0
      remedy:   take a label of the platform, or of a device of the partition by its name"
  `);
});
test('BS3003 what the hypervisor decides', async () => {
  const content = `
    &memory { reg = <0 0x40000000 0 0x80000000>; };
    &cpus { cpu@0 { enable-method = "spin-table"; clock-frequency = <1000000000>; }; cpu@9 { device_type = "cpu"; reg = <9>; }; };
    &chosen { bootargs = "quiet"; stdout-path = "/pl011@9000000:115200"; };
    &rtc { interrupts = <0 9 4>; status = "disabled"; };
    &timer { compatible = "arm,armv7-timer"; };
    &{/} { model = "My Board"; #address-cells = <1>; };`;
  expect(await messages(withOverlay(content))).toMatchInlineSnapshot(`
    "error BS3003 at partitions.linux.deviceTree.overlay: overlay changes what the hypervisor decides
      expected: what the hypervisor decides left as it is
      actual:   /cpus/cpu@9
      remedy:   change cores of the partition
    error BS3003 at partitions.linux.deviceTree.overlay: overlay changes what the hypervisor decides
      expected: what the hypervisor decides left as it is
      actual:   reg of /memory@40000000
      remedy:   change memory or ramIpa of the partition
    error BS3003 at partitions.linux.deviceTree.overlay: overlay changes what the hypervisor decides
      expected: what the hypervisor decides left as it is
      actual:   enable-method of /cpus/cpu@0
      remedy:   change cores of the partition
    error BS3003 at partitions.linux.deviceTree.overlay: overlay changes what the hypervisor decides
      expected: what the hypervisor decides left as it is
      actual:   interrupts of /pl031@9010000
      remedy:   leave it out of the overlay, and change the description instead
    error BS3003 at partitions.linux.deviceTree.overlay: overlay changes what the hypervisor decides
      expected: what the hypervisor decides left as it is
      actual:   compatible of /timer
      remedy:   leave it out of the overlay, and change the description instead
    error BS3003 at partitions.linux.deviceTree.overlay: overlay changes what the hypervisor decides
      expected: what the hypervisor decides left as it is
      actual:   #address-cells of /
      remedy:   leave it out of the overlay, and change the description instead"
  `);
});
test('BS3004 memory of somebody else', async () => {
  const content = `&{/} {
    memory@80000000 { device_type = "memory"; reg = <0 0x80000000 0 0x100000>; };
    reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges;
      log@4ff00000 { reg = <0 0x4ff00000 0 0x100000>; };
      pool@50000000 { reg = <0 0x50000000 0 0x100000>; };
    };
  };`;
  expect(await messages(withOverlay(content))).toMatchInlineSnapshot(`
    "error BS3004 at partitions.linux.deviceTree.overlay: memory that the partition does not have
      expected: memory in 0x4000_0000 to 0x4fff_ffff
      actual:   /memory@80000000 at 0x8000_0000 to 0x800f_ffff
      remedy:   choose a place in the partition's memory
    error BS3004 at partitions.linux.deviceTree.overlay: memory that the partition does not have
      expected: memory in 0x4000_0000 to 0x4fff_ffff
      actual:   /reserved-memory/pool@50000000 at 0x5000_0000 to 0x500f_ffff
      remedy:   choose a place in the partition's memory"
  `);
});
test('BS3005 a device that the partition does not have', async () => {
  const content = `&{/} {
    pl061@9030000 { compatible = "arm,pl061"; reg = <0 0x9030000 0 0x1000>; };
    again@9010000 { compatible = "arm,pl031"; reg = <0 0x9010000 0 0x1000>; };
  };`;
  expect(await messages(withOverlay(content))).toMatchInlineSnapshot(`
    "error BS3005 at partitions.linux.deviceTree.overlay: registers that the partition does not have
      expected: registers that the partition has (devices: rtc)
      actual:   /pl061@9030000 at 0x0903_0000 to 0x0903_0fff
      remedy:   give the device to the partition with devices, which also writes its node"
  `);
});
test('BS3006 an interrupt that the partition does not have', async () => {
  const content = `&{/} {
    alarm { compatible = "test,alarm"; interrupts = <0 2 4>; };
    other { compatible = "test,other"; interrupts = <0 7 4>, <1 7 4>; };
    third { compatible = "test,third"; interrupts-extended = <&gic 0 8 4>; };
  };`;
  expect(await messages(withOverlay(content))).toMatchInlineSnapshot(`
    "error BS3006 at partitions.linux.deviceTree.overlay: interrupt that the partition does not have
      expected: INTIDs that the partition has: 27, 30, 33, 34
      actual:   /other has INTID 39, 23
      remedy:   give the device to the partition with devices, which also writes its node
    error BS3006 at partitions.linux.deviceTree.overlay: interrupt that the partition does not have
      expected: INTIDs that the partition has: 27, 30, 33, 34
      actual:   /third has INTID 40
      remedy:   give the device to the partition with devices, which also writes its node"
  `);
});
test('BS3007 a reference to nothing', async () => {
  const tree = withTree(node('leds', { compatible: 'gpio-leds', 'led-gpios': [77, 3, 0], clocks: [0x8000] }));
  expect(await messages(tree)).toMatchInlineSnapshot(`
    "error BS3007 at partitions.linux.deviceTree.overlay: reference to nothing
      expected: a node of the tree
      actual:   led-gpios of /leds points at 77
      remedy:   write the reference with a label, in a source with /plugin/"
  `);
});
test('BS3008 a number that another node has', async () => {
  expect(
    await messages(withTree(node('clock', { compatible: 'fixed-clock', phandle: 0x8001 }))),
  ).toMatchInlineSnapshot(`
    "error BS3008 at partitions.linux.deviceTree.overlay: two nodes with one number
      expected: another number than /intc@8000000 has
      actual:   32769 of /clock
      remedy:   make it an overlay: /plugin/ in its first lines"
  `);
});
test('BS3009 nobody reads it', async () => {
  const overlay = file('unread.dtb', writeDeviceTree(node('', {}, [])));
  expect(await messages(withPartition('control', { deviceTree: { overlay } }))).toMatchInlineSnapshot(`
    "error BS3009 at partitions.control.deviceTree.overlay: device tree that nobody reads
      expected: a guest that is given a device tree
      actual:   a TypeScript partition, which has none
      remedy:   leave out deviceTree, or link the image 2MiB higher"
  `);
  file('low.elf', elfFile(0x4000_0000n, [{ address: 0x4000_0000n, bytes: pattern(64) }]));
  const low = { guest: elf({ file: 'low.elf' }), deviceTree: { overlay } };
  expect(await messages(withPartition('rtos', low))).toMatchInlineSnapshot(`
    "error BS3009 at partitions.rtos.deviceTree.overlay: device tree that nobody reads
      expected: a guest that is given a device tree
      actual:   an image at the start of memory, where the device tree would be
      remedy:   leave out deviceTree, or link the image 2MiB higher"
  `);
});

/** The good system on a board whose real-time clock is more than it was. */
function withNeeds(change: Partial<BoardDeviceNode>, assignment: Record<string, unknown> = {}) {
  const good = goodDescription();
  const { rtc } = good.board.devices;
  const devices = { ...good.board.devices, rtc: { ...rtc, nodes: [{ ...rtc.nodes[0]!, ...change }] } };
  const description = withPartition('linux', { devices: [{ device: 'rtc', ...assignment }] });
  return { ...description, board: { ...good.board, devices } };
}
const clocks = [
  { name: 'apb_pclk', from: '/clocks 7' },
  { name: 'ref-clk', from: '/clocks 8' },
];

test('BS2322 clocks that the guest cannot ask for', async () => {
  expect(await messages(withNeeds({ clocks }))).toMatchInlineSnapshot(`
    "error BS2322 at partitions.linux.devices[0]: clock of a device that nobody gives
      expected: clocks of a frequency that is known
      actual:   rtc has apb_pclk from /clocks 7, ref-clk from /clocks 8
      remedy:   write { device: 'rtc', clocks: { apb_pclk: …, 'ref-clk': … } }, in Hz as firmware leaves them running"
  `);
  const said = { clocks: { apb_pclk: 100_000_000, 'ref-clk': 24_000_000 } };
  expect(await messages(withNeeds({ clocks }, said))).toBe('');
});
test('BS2323 resets and power', async () => {
  const needs = ['resets', 'power-domains'];
  expect(await messages(withNeeds({ needs }, { without: ['resets'] }))).toMatchInlineSnapshot(`
    "error BS2323 at partitions.linux.devices[0]: device needs more of the board
      expected: a device that works with what its partition has
      actual:   rtc needs power-domains of the board
      remedy:   if firmware has seen to them, write { device: 'rtc', without: ['power-domains'] }"
  `);
  expect(await messages(withNeeds({ needs }, { without: needs }))).toBe('');
});
test('BS2324 what need not be said', async () => {
  const said = { clocks: { apb_pclk: 24_000_000, uartclk: 1 }, without: ['rests'] };
  expect(await messages(withNeeds({}, said))).toMatchInlineSnapshot(`
    "warning BS2324 at partitions.linux.devices[0].clocks.apb_pclk: nothing to say about this
      expected: one of none
      actual:   apb_pclk of rtc
      remedy:   leave it out, or correct its name
    warning BS2324 at partitions.linux.devices[0].clocks.uartclk: nothing to say about this
      expected: one of none
      actual:   uartclk of rtc
      remedy:   leave it out, or correct its name
    warning BS2324 at partitions.linux.devices[0].without[0]: nothing to say about this
      expected: one of none
      actual:   rests of rtc
      remedy:   leave it out, or correct its name"
  `);
});
test('BS2003 a frequency that is none', async () => {
  expect(
    await messagesOf('BS2003', withNeeds({ clocks }, { clocks: { apb_pclk: 0 } })),
  ).toMatchInlineSnapshot(`
    "error BS2003 at partitions.linux.devices[0].clocks: missing field or wrong type
      expected: whole numbers of Hz by name
      actual:   an object {apb_pclk}
      remedy:   write a value of that kind"
  `);
});
