import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { qemuVirt } from '../index.ts';

const directory = mkdtempSync(join(tmpdir(), 'bulkhead-boards-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** QEMU's own account of the machine that the board's arguments start. */
function machineTree(gic: 2 | 3): string {
  const { command, arguments: options } = qemuVirt({ cores: 4, memory: '1GiB', gic }).emulator!;
  const blob = join(directory, 'virt.dtb');
  const dump = options.map((option) => (option.startsWith('virt,') ? `${option},dumpdtb=${blob}` : option));
  execFileSync(command, [...dump, '-display', 'none'], { stdio: 'pipe' });
  return execFileSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts', blob], { encoding: 'utf8' });
}

const tree = machineTree(3);

/** A property of a node, as dtc writes it. */
function propertyIn(tree: string, node: string, name: string): string | undefined {
  const body = tree.slice(tree.indexOf(`${node} {`)).split('};')[0]!;
  return new RegExp(`\\b${name} = (.*);`).exec(body)?.[1];
}

const property = (node: string, name: string) => propertyIn(tree, node, name);

const hex = (value: number | bigint) => `0x${value.toString(16).padStart(2, '0')}`;

const board = qemuVirt({ cores: 4, memory: '1GiB' });
const nodes = Object.entries(board.devices)
  .filter(([name]) => !name.startsWith('flash'))
  .flatMap(([name, device]) => device.nodes.map((facts) => ({ name, device, facts })));

test.each(nodes)('$name: $facts.name at $facts.regOffset is where QEMU has it', ({ device, facts }) => {
  const address = device.pa + BigInt(facts.regOffset);
  const node = `${facts.name}@${address.toString(16)}`;
  expect(property(node, 'reg')).toBe(`<0x00 ${hex(address)} 0x00 ${hex(facts.regSizeBytes)}>`);
  expect(property(node, 'compatible')).toBe(`"${facts.compatible.join('\\0')}"`);
  const { intid, trigger } = device.interrupts[facts.interrupt as number]!;
  const cells = `<0x00 ${hex(intid - 32)} ${trigger === 'level' ? '0x04' : '0x01'}>`;
  expect(property(node, 'interrupts')).toBe(cells);
});

test('memory, flash and interrupt controller are where QEMU has them', () => {
  const bank = hex(board.devices.flash0.sizeBytes);
  expect(property('flash@0', 'reg')).toBe(
    `<0x00 0x00 0x00 ${bank} 0x00 ${hex(board.devices.flash1.pa)} 0x00 ${bank}>`,
  );
  expect(property('memory@40000000', 'reg')).toBe(`<0x00 ${hex(board.ram.pa)} 0x00 0x40000000>`);
  const { gic } = board;
  const frames = gic.version === 3 ? `${hex(gic.gicdPa)} 0x00 0x10000 0x00 ${hex(gic.gicrPa)}` : undefined;
  expect(property('intc@8000000', 'reg')).toContain(`<0x00 ${frames}`);
  expect(property('fw-cfg@9020000', 'reg')).toContain(hex(board.devices['fw-cfg'].pa));
});

test('core i has affinity i', () => {
  for (let core = 0; core < board.cores; core++) {
    expect(property(`cpu@${core}`, 'reg')).toBe(`<${hex(board.mpidr(core))}>`);
  }
});

test('with a GICv2, its registers and its maintenance interrupt are where QEMU has them', () => {
  const { gic } = qemuVirt({ gic: 2 });
  if (gic.version !== 2) throw new Error('asked for a GICv2');
  const second = machineTree(2);
  const frames = [gic.gicdPa, gic.giccPa, gic.gichPa, gic.gicvPa];
  const cells = frames.map((pa) => `0x00 ${hex(pa)} 0x00 0x10000`).join(' ');
  expect(propertyIn(second, 'intc@8000000', 'compatible')).toBe('"arm,cortex-a15-gic"');
  expect(propertyIn(second, 'intc@8000000', 'reg')).toBe(`<${cells}>`);
  expect(propertyIn(second, 'intc@8000000', 'interrupts')).toBe(
    `<0x01 ${hex(gic.maintenanceIntid - 16)} 0x04>`,
  );
});
