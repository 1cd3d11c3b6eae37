/** Boards from device trees: what is understood. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Board, parseSize, qemuVirt } from '@bulkhead/boards';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { boardText } from '../src/board-import/board-text.ts';
import { importBoard } from '../src/board-import/import-board.ts';
import { node, reg } from '../src/devicetree/node.ts';
import { readDeviceTree } from '../src/devicetree/reader.ts';
import { writeDeviceTree } from '../src/devicetree/writer.ts';
import { boardBlob, boardTree, core, device, gic, type Parts, uart } from './support/board-tree.ts';

const directory = mkdtempSync(join(tmpdir(), 'bulkhead-import-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The board, and the same through the file that is written. */
async function written(blob: Uint8Array, name: string): Promise<{ board: Board; again: Board }> {
  const { board, sources } = importBoard(blob, name);
  const path = join(directory, `${name}.ts`);
  writeFileSync(path, boardText(board!, sources!, `${name}.dtb`));
  const again = await import(pathToFileURL(path).href);
  return { board: board!, again: again.default };
}

const boardOf = (parts: Parts) => importBoard(boardBlob(parts), 'small').board!;

describe('a small board', () => {
  test('addresses are translated, clocks named, and what leads elsewhere is left out', () => {
    const devices = [
      uart({ resets: [3, 5], 'pinctrl-0': 3, 'pinctrl-names': 'default', 'fifo-size': 32, label: 'a' }),
    ];
    const { devices: found, uart: console, ram, imagePa } = boardOf({ devices });
    expect([console, ram.pa, ram.size, imagePa]).toEqual(['serial', 0x8000_0000n, 0x4000_0000, 0x8020_0000n]);
    expect(found.serial).toEqual({
      description: 'arm,pl011',
      pa: 0xf001_0000n,
      sizeBytes: 0x1000,
      interrupts: [{ intid: 33, trigger: 'level' }],
      dma: false,
      nodes: [
        {
          name: 'serial',
          compatible: ['arm,pl011', 'arm,primecell'],
          regOffset: 0,
          regSizeBytes: 0x1000,
          interrupt: 0,
          clocks: [
            { name: 'uartclk', frequencyHz: 24_000_000 },
            { name: 'apb_pclk', from: '/firmware-clocks 7' },
          ],
          needs: ['resets', 'pinctrl'],
          properties: { 'fifo-size': 32, label: 'a' },
        },
      ],
    });
  });

  test('a GICv2 whose pages repeat has the second page of its interfaces 60 KiB behind', () => {
    const frames = [0x2c01_0000n, 0x2c02_0000n, 0x2c04_0000n, 0x2c06_0000n];
    const registers = frames.flatMap((pa, index) => reg(pa, index % 2 === 1 ? 0x2_0000 : 0x1_0000));
    expect(boardOf({ gic: gic({ reg: registers }) }).gic).toMatchObject({
      giccPa: 0x2c02_f000n,
      gicvPa: 0x2c06_f000n,
    });
  });

  test('a GICv3 whose specifiers have four cells', () => {
    const registers = [...reg(0x2c01_0000n, 0x1_0000), ...reg(0x2c10_0000n, 0x8_0000)];
    const four = (...all: number[][]) => all.flatMap((one) => [...one, 0]);
    const board = boardOf({
      gic: gic({ compatible: 'arm,gic-v3', reg: registers, '#interrupt-cells': 4, interrupts: [1, 9, 4, 0] }),
      timer: node('timer', {
        compatible: 'arm,armv8-timer',
        interrupts: four([1, 13, 8], [1, 14, 8], [1, 11, 8], [1, 10, 8]),
      }),
      devices: [uart({ interrupts: [0, 77, 1, 0] })],
    });
    expect(board.gic).toMatchObject({ version: 3, gicdPa: 0x2c01_0000n, gicrPa: 0x2c10_0000n });
    expect(board.devices.serial!.interrupts).toEqual([{ intid: 109, trigger: 'edge' }]);
  });

  test('registers in several ranges are one device when their pages follow each other', () => {
    const ranges = [0x2_1000, 0x1800, 0x2_0000, 0x200, 0x2_0800, 0x800];
    const bus = { compatible: 'test,bus', reg: ranges, '#address-cells': 1, '#size-cells': 0 };
    const { bus: found } = boardOf({ devices: [uart(), device('bus', 0x2_0000, bus)] }).devices;
    expect(found).toMatchObject({ pa: 0xf002_0000n, sizeBytes: 0x3000 });
    expect(found!.nodes).toEqual([
      {
        ...{ name: 'bus', compatible: ['test,bus'], regOffset: 0x1000, regSizeBytes: 0x1800 },
        furtherRegisters: [
          { regOffset: 0, regSizeBytes: 0x200 },
          { regOffset: 0x800, regSizeBytes: 0x800 },
        ],
        properties: { '#address-cells': 1, '#size-cells': 0 },
      },
    ]);
  });

  test('interrupts that a bus passes on', () => {
    const map = [
      ...[0, 0, 3, 1, 0, 0, 0, 160, 4],
      ...[0, 0, 5, 1, 0, 0, 0, 162, 1],
      ...[0, 0, 6, 9, 0, 0, 0, 163, 4],
    ];
    const child = (name: string, offset: number, interrupts: number[]) =>
      node(`${name}@${offset.toString(16)}`, {
        compatible: 'arm,pl180',
        reg: [3, offset, 0x1000],
        interrupts,
      });
    const bus = node(
      'bus@8000000',
      {
        ...{ compatible: 'simple-bus', '#address-cells': 2, '#size-cells': 1, '#interrupt-cells': 1 },
        ranges: [3, 0, 0, 0x1c00_0000, 0x20_0000],
        'interrupt-map-mask': [0, 0, 15],
        'interrupt-map': map,
      },
      [child('mmci', 0x5_0000, [3, 5]), child('kmi', 0x6_0000, [6]), child('kmi', 0x7_0000, [7])],
    );
    const plain = gic({ '#address-cells': 2 });
    const { board, diagnostics } = importBoard(boardBlob({ gic: plain, others: [bus] }), 'small');
    expect(board!.devices.mmci).toMatchObject({
      pa: 0x1c05_0000n,
      interrupts: [
        { intid: 192, trigger: 'level' },
        { intid: 194, trigger: 'edge' },
      ],
      nodes: [{ interrupt: [0, 1] }],
    });
    const left = diagnostics
      .filter(({ code }) => code === 'BS3109')
      .map(({ path, actual }) => [path, actual]);
    expect(left).toEqual([
      ['/bus@8000000/kmi@60000', 'its interrupts go to /bus@8000000'],
      ['/bus@8000000/kmi@70000', 'its interrupts go to /bus@8000000'],
    ]);
  });

  test('what firmware keeps is kept, and the image beside it', () => {
    const kept = node('reserved-memory', { '#address-cells': 2, '#size-cells': 2, ranges: true }, [
      node('secure@80000000', { reg: reg(0x8000_0000n, 0x230_0000), 'no-map': true }),
      node('pool', { size: [0, 0x100_0000] }),
      node('elsewhere@10000', { reg: reg(0x1_0000n, 0x1000) }),
    ]);
    const board = boardOf({ others: [kept] });
    expect(board.reserved).toEqual([{ what: 'secure@80000000', pa: 0x8000_0000n, sizeBytes: 0x230_0000 }]);
    expect(board.imagePa).toBe(0x8240_0000n);
  });

  test('memory reservations of the blob are kept too', () => {
    const source = join(directory, 'kept.dts');
    const text = execFileSync('dtc', ['-q', '-O', 'dts', '-I', 'dtb'], {
      input: boardBlob(),
      encoding: 'utf8',
    });
    writeFileSync(source, text.replace('/dts-v1/;', '/dts-v1/;\n/memreserve/ 0x80000000 0x10000;'));
    const { board } = importBoard(execFileSync('dtc', ['-q', '-O', 'dtb', source]), 'small');
    expect(board!.reserved).toEqual([{ what: 'the firmware', pa: 0x8000_0000n, sizeBytes: 0x1_0000 }]);
  });

  test('disabled nodes are not there; cores keep their numbers', () => {
    const devices = [uart(), device('off', 0x2_0000, { compatible: 'arm,pl031', status: 'disabled' })];
    const cores = [core(0x100), core(0x101), core(0x0, { status: 'fail' })];
    const board = boardOf({ devices, cores });
    expect(Object.keys(board.devices)).toEqual(['serial']);
    expect([board.cores, board.mpidr(0), board.mpidr(1)]).toEqual([2, 0x100n, 0x101n]);
  });

  test('the file that is written is the board', async () => {
    const devices = [uart(), device("it's*/", 0x2_0000, { compatible: 'arm,pl031', label: 'a\'b"c\\' })];
    const { board, again } = await written(boardBlob({ devices }), 'written');
    const { mpidr, ram, ...facts } = again;
    expect(facts).toEqual({ ...board, mpidr: undefined, ram: undefined } as never);
    expect([ram.pa, parseSize(ram.size), mpidr(1)]).toEqual([board.ram.pa, board.ram.size, 1n]);
  });
});

describe("QEMU's virt", () => {
  /** QEMU's own tree. */
  function treeOf(board: Board): Uint8Array {
    const { command, arguments: options } = board.emulator!;
    const path = join(directory, `${board.name}.dtb`);
    const dump = options.map((option) => (option.startsWith('virt,') ? `${option},dumpdtb=${path}` : option));
    execFileSync(command, [...dump, '-display', 'none'], { stdio: 'pipe' });
    return readFileSync(path);
  }

  /** What two boards have in common whatever their devices are called. */
  function facts({ devices, ram, gic, mpidr, cores, imagePa, uart, uartKind, iommu }: Board) {
    const { freeIntids: _, ...controller } = gic;
    const known = Object.values(devices).map(
      ({ pa, sizeBytes, guestIpa, interrupts, dma, refused, nodes }) => ({
        ...{ pa, sizeBytes, guestIpa, interrupts, dma, refused },
        nodes: refused === undefined ? nodes : [],
      }),
    );
    return {
      ...{ cores, imagePa, uartKind, iommu, uartPa: devices[uart]!.pa },
      controller: { ...controller, singleSecurityState: undefined },
      affinities: Array.from({ length: cores }, (_, core) => mpidr(core)),
      ram: [ram.pa, parseSize(ram.size)],
      devices: known.sort((a, b) => (a.pa < b.pa ? -1 : 1)),
    };
  }

  test.each([2, 3] as const)('with a GICv%d, is the board that was written by hand', async (version) => {
    const hand = qemuVirt({ cores: 3, memory: '512MiB', gic: version });
    const { again } = await written(treeOf(hand), hand.name);
    expect(facts(again)).toEqual(facts(hand));
  });

  test('whatever its bytes, a tree is a board or has diagnostics', () => {
    const read = readDeviceTree(treeOf(qemuVirt({ cores: 2 })));
    // Without the empty space that QEMU leaves behind the tree.
    const blob = 'tree' in read ? writeDeviceTree(read.tree.root) : new Uint8Array();
    let boards = 0;
    const change = fc.record({
      length: fc.option(fc.noBias(fc.nat(blob.length)), { freq: 1 }),
      flips: fc.array(fc.record({ at: fc.noBias(fc.nat(blob.length)), bit: fc.nat(7) }), { maxLength: 8 }),
    });
    const property = fc.property(change, ({ length, flips }) => {
      const bytes = blob.slice(0, length ?? blob.length);
      for (const { at, bit } of flips) if (at < bytes.length) bytes[at]! ^= 1 << bit;
      const { board, diagnostics, sources } = importBoard(bytes, 'damaged');
      expect(board !== undefined || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      if (board) boards += Number(boardText(board, sources!, 'damaged.dtb').length > 0);
    });
    fc.assert(property, { numRuns: 600, seed: 6 });
    expect(boards).toBeGreaterThan(50);
  });
});

test('what was written is read', () => {
  const tree = boardTree();
  const read = readDeviceTree(writeDeviceTree(tree));
  expect('tree' in read && writeDeviceTree(read.tree.root)).toEqual(writeDeviceTree(tree));
});
