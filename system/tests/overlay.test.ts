/** Overlays on top of generated trees, compared with what fdtoverlay (of dtc) makes of them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type DeviceTreeNode, node } from '../src/devicetree/node.ts';
import { mergeOverlay } from '../src/devicetree/overlay.ts';
import { readDeviceTree } from '../src/devicetree/reader.ts';
import { writeDeviceTree } from '../src/devicetree/writer.ts';
import { check, file, withPartition } from './support/good.ts';

const directory = mkdtempSync(join(tmpdir(), 'bulkhead-overlay-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const at = (name: string) => join(directory, name);

const LABELS = { gic: '/intc@8000000', clk: '/clk', bus: '/bus', dev: '/bus/dev@0' };
const base = node('', { '#address-cells': 2 }, [
  node('intc@8000000', { phandle: 0x8001, compatible: 'arm,gic-v3' }),
  node('clk', { phandle: 0x8000, compatible: 'fixed-clock' }),
  node('bus', { compatible: 'simple-bus', phandle: 0x7000 }, [node('dev@0', { reg: [0, 1], label: 'old' })]),
]);

/** Sorted, as dtc prints it. */
function sorted(blob: Uint8Array): string {
  return execFileSync('dtc', ['-q', '-s', '-I', 'dtb', '-O', 'dts'], { input: blob, encoding: 'utf8' });
}

function compiled(source: string): Uint8Array {
  return execFileSync('dtc', ['-q', '-I', 'dts', '-O', 'dtb'], { input: `/dts-v1/;\n/plugin/;\n${source}` });
}

/** What libfdt makes of it, which wants the labels in the tree. */
function reference(overlay: Uint8Array): string {
  const symbols = node('__symbols__', LABELS);
  writeFileSync(at('base.dtb'), writeDeviceTree({ ...base, children: [...base.children, symbols] }));
  writeFileSync(at('overlay.dtbo'), overlay);
  execFileSync('fdtoverlay', ['-i', at('base.dtb'), '-o', at('merged.dtb'), at('overlay.dtbo')]);
  const read = readDeviceTree(readFileSync(at('merged.dtb')));
  if (!('tree' in read)) throw new Error(read.reason);
  const children = read.tree.root.children.filter(({ name }) => name !== '__symbols__');
  return sorted(writeDeviceTree({ ...read.tree.root, children }));
}

function rootOf(overlay: Uint8Array): DeviceTreeNode {
  const read = readDeviceTree(overlay);
  if (!('tree' in read)) throw new Error(read.reason);
  return read.tree.root;
}

function merged(overlay: Uint8Array) {
  return mergeOverlay(base, rootOf(overlay), new Map(Object.entries(LABELS)));
}

test.each([
  ['a property', '&clk { clock-frequency = <5>; };'],
  [
    'properties and nodes at several places',
    '&clk { a = "b"; };\n&{/bus} { new { c; child { d = [01 02]; }; }; };',
  ],
  ['a property in place of another', '&bus { dev@0 { label = "new"; more = <1 2 3>; }; };'],
  [
    'references to the tree',
    '&bus { dev@1 { interrupts-extended = <&gic 0 5 4>; clocks = <&clk>, <&clk>; }; };',
  ],
  [
    'references among its own nodes',
    '&bus { led: led { }; user { gpios = <&led 3 0>, <&led 4 0>, <&clk>; }; };',
  ],
  ['references between fragments', '&bus { led: led { }; };\n&{/clk} { user = <&led>; };'],
])('%s', (_, source) => {
  const overlay = compiled(source);
  expect(sorted(writeDeviceTree(merged(overlay).tree))).toBe(reference(overlay));
});

test('a reference to a node without a number gives it one', () => {
  const { tree, missing } = merged(compiled('&clk { user = <&dev>, <&n>; };\n&bus { n: n { }; };'));
  expect(missing).toEqual([]);
  const text = sorted(writeDeviceTree(tree));
  expect(text).toMatch(/n \{\s+phandle = <0x8002>;/);
  expect(text).toMatch(/dev@0 \{[^}]*phandle = <0x8003>;/);
  expect(text).toContain('user = <0x8003 0x8002>;');
});

test('what it changed and added is known', () => {
  const { changes, added, missing } = merged(
    compiled('&bus { dev@0 { label = "old"; x; }; n { m { }; }; };\n&no { };'),
  );
  expect(changes).toEqual([{ path: '/bus/dev@0', property: 'x', existed: false }]);
  expect([...added]).toEqual(['/bus/n', '/bus/n/m']);
  expect(missing).toEqual(['&no']);
});

test('whatever its bytes, an overlay is merged or refused', () => {
  const blob = compiled(
    '&bus { led: led { a = <&clk 1>; }; user { gpios = <&led 3 0>; }; };\n&{/clk} { user = <&led>; };',
  );
  const flips = fc.array(fc.record({ at: fc.noBias(fc.nat(blob.length - 1)), bit: fc.nat(7) }), {
    maxLength: 6,
  });
  let trees = 0;
  const property = fc.property(flips, (all) => {
    const bytes = Uint8Array.from(blob);
    for (const { at, bit } of all) bytes[at]! ^= 1 << bit;
    const read = readDeviceTree(bytes);
    if (!('tree' in read)) return;
    trees++;
    writeDeviceTree(mergeOverlay(base, read.tree.root, new Map(Object.entries(LABELS))).tree);
  });
  fc.assert(property, { numRuns: 1000, seed: 6 });
  expect(trees).toBeGreaterThan(200);
});

describe('in a system', () => {
  async function treeOf(change: Record<string, unknown>): Promise<string> {
    const { checked, diagnostics } = await check(withPartition('linux', change));
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const { segments } = checked!.partitions.find(({ name }) => name === 'linux')!;
    const blob = segments.find(({ label }) => label === 'device tree')!.bytes;
    const run = spawnSync('dtc', ['-I', 'dtb', '-O', 'dts', '-'], { input: blob, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    return run.stdout;
  }
  const overlay = file(
    'leds.dtso',
    `/dts-v1/;
/plugin/;
&{/} { leds { compatible = "gpio-leds"; led-0 { gpios = <&gpio 3 0>; }; }; };
&gpio { gpio-line-names = "power", "fault"; };`,
  );

  test('an overlay names devices by their names on the board', async () => {
    const text = await treeOf({ devices: ['gpio', 'rtc'], deviceTree: { overlay } });
    expect(text).toMatch(/pl061@9030000 \{[^}]*phandle = <0x8002>;[^}]*gpio-line-names = "power\\0fault";/);
    expect(text).toMatch(/led-0 \{\s+gpios = <0x8002 0x03 0x00>;/);
  });

  test('a tree that is no overlay is merged by its paths', async () => {
    const tree = node('', { model: 'My Board' }, [node('chosen', { 'my,flag': true })]);
    const text = await treeOf({ deviceTree: { overlay: file('plain.dtb', writeDeviceTree(tree)) } });
    expect(text).toContain('model = "My Board"');
    expect(text).toMatch(/chosen \{[^}]*bootargs = "console=ttyAMA0";[^}]*my,flag;/);
  });

  test('the initrd makes room for a large one', async () => {
    const large = node('', { blob: new Uint8Array(200_000) }, []);
    const text = await treeOf({ deviceTree: { overlay: file('large.dtb', writeDeviceTree(large)) } });
    expect(text).toContain('linux,initrd-start = <0x00 0x40240000>');
  });

  test("a clock that is not the platform's has a node of its own", async () => {
    const { board, ...good } = withPartition('linux', { devices: ['rtc'] });
    const [rtc] = board.devices.rtc.nodes;
    const furtherRegisters = [{ regOffset: 0x800, regSizeBytes: 0x100 }];
    const nodes = [
      { ...rtc!, furtherRegisters, clocks: [{ name: 'apb_pclk', frequencyHz: 100_000_000 }], interrupt: [0] },
    ];
    const devices = { ...board.devices, rtc: { ...board.devices.rtc, nodes } };
    const { checked } = await check({ ...good, board: { ...board, devices } });
    const { segments } = checked!.partitions.find(({ name }) => name === 'linux')!;
    const text = sorted(segments.find(({ label }) => label === 'device tree')!.bytes);
    expect(text).toMatch(/clock-100000000 \{[^}]*clock-frequency = <0x5f5e100>;[^}]*phandle = <0x8002>;/);
    expect(text).toContain('reg = <0x00 0x9010000 0x00 0x1000 0x00 0x9010800 0x00 0x100>;');
    expect(text).toMatch(/pl031@9010000 \{[^}]*clocks = <0x8002>;[^}]*interrupts = <0x00 0x02 0x04>;/);
  });
});
