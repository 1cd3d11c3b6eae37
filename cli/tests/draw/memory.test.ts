import { expect, it } from 'vitest';
import { checkSystemFile } from '../../src/build/check-system.ts';
import { deviceRows, unusedDevices } from '../../src/draw/devices/rows.ts';
import { addressMap, memoryRegions } from '../../src/draw/memory/regions.ts';
import { lanesOf } from '../../src/draw/timeline/lanes.ts';
import { systemFile } from '../support/system-file.ts';

it.each(['draw/two', 'draw/six', 'draw/twenty'])(
  'accounts for every byte of the memory of %s',
  async (name) => {
    const system = (await checkSystemFile(systemFile(name))).checked!;
    const regions = memoryRegions(system);
    let next = system.board.ram.pa;
    for (const { start, sizeBytes } of regions) {
      expect(start).toBe(next);
      next += sizeBytes;
    }
    expect(next).toBe(system.board.ram.pa + BigInt(system.ramSizeBytes));
    const owners = regions.flatMap(({ partition }) => (partition === undefined ? [] : [partition]));
    expect(owners.sort((a, b) => a - b)).toEqual(system.partitions.map(({ index }) => index));
    expect(regions.map(({ use }) => use)).toEqual(
      expect.arrayContaining(['hypervisor', 'images', 'channels', 'free']),
    );
    // The board's devices are below its memory.
    expect(addressMap(system).map(({ what }) => what)).toEqual([
      "devices' registers",
      ...regions.map(({ what }) => what),
    ]);
  },
);

it('names the owner and the interrupts of each device', async () => {
  const system = (await checkSystemFile(systemFile('draw/six'))).checked!;
  const rows = deviceRows(system).map(({ device, owner, interrupts }) => [device, owner, interrupts]);
  expect(rows).toEqual([
    ['GIC distributor', 'hypervisor', ''],
    ['GIC redistributors', 'hypervisor', ''],
    ['uart (all consoles)', 'hypervisor', ''],
    ['rtc', 'supervisor', '34 → 60'],
    ['gpio', 'sensors', '39'],
    ['virtio-page0 (DMA)', 'linux', '48–55'],
  ]);
  expect(unusedDevices(system)).toContain('virtio-page1');
  expect(unusedDevices(system)).not.toContain('uart');
});

it('knows what each core does', async () => {
  const lanes = lanesOf((await checkSystemFile(systemFile('draw/six'))).checked!);
  expect(lanes.map(({ kind }) => kind)).toEqual(['windows', 'windows', 'own', 'nobody']);
  const [first] = lanes;
  const pieces = first?.kind === 'windows' ? first.pieces : [];
  const owners = pieces.map(({ user, durationNs }) => `${user?.partition ?? 'slack'} ${durationNs / 1000n}`);
  expect(owners).toEqual(['0 1000', '1 1500', 'slack 2500', '0 1000', 'slack 4000']);
});

it('shows what firmware keeps', async () => {
  const system = (await checkSystemFile(systemFile('draw/two'))).checked!;
  const reserved = [{ what: 'the secure monitor', pa: 0x5f00_0000n, sizeBytes: 0x10_0000 }];
  const regions = memoryRegions({ ...system, board: { ...system.board, reserved } });
  expect(regions.slice(-3).map(({ what, sizeBytes }) => [what, sizeBytes])).toEqual([
    ['free', 0x5f00_0000n - 0x5060_0000n],
    ['the secure monitor', 0x10_0000n],
    ['free', 0xf0_0000n],
  ]);
});
