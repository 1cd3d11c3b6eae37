import { type Board, type QemuVirtDevice, qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { elf } from '../../src/index.ts';
import { elfFile, pattern } from '../support/binaries.ts';
import { file, goodDescription, messages, withPartition } from '../support/good.ts';

const RAM = 0x4000_0000n;

function segments(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    address: RAM + BigInt(index * 64),
    bytes: pattern(64, index),
  }));
}

function manyPartitions(count: number) {
  const one = goodDescription().partitions.rtos;
  const entries = Array.from({ length: count }, (_, index) => [`p${index}`, { ...one, cores: [index % 8] }]);
  const board = { ...qemuVirt({ cores: 8 }), cores: 8 };
  return { board, partitions: Object.fromEntries(entries) };
}

/** A board with nine devices that differ in their addresses only. */
function manyDevices() {
  const good = withPartition('linux', { devices: Array.from({ length: 9 }, (_, index) => `rtc${index}`) });
  const rtc = good.board.devices.rtc;
  const devices = Array.from({ length: 9 }, (_, index) => [
    `rtc${index}`,
    { ...rtc, pa: rtc.pa + BigInt(index * 0x1_0000 + 0x10_0000), interrupts: [] },
  ]);
  const board = { ...good.board, devices: { ...good.board.devices, ...Object.fromEntries(devices) } };
  return { ...good, board: board as Board<QemuVirtDevice> };
}

test('BS2501 too many partitions', async () => {
  const all = await messages(manyPartitions(33));
  expect(all.split('\nerror')[0]).toMatchInlineSnapshot(`
    "error BS2501 at partitions: too many partitions
      expected: at most 32
      actual:   33
      remedy:   put what belongs together into one partition"
  `);
});
test('64 partitions are one diagnostic', async () => {
  const { partitions, board } = manyPartitions(64);
  const names = Object.keys(partitions);
  const schedules = Object.fromEntries(
    Array.from({ length: 8 }, (_, core) => {
      const windows = names
        .filter((_, index) => index % 8 === core)
        .map((partition) => ({ partition, duration: '1ms' }));
      return [core, { majorFrame: '8ms', windows }];
    }),
  );
  const small = Object.fromEntries(names.map((name) => [name, { ...partitions[name], memory: '4MiB' }]));
  expect(await messages({ board, partitions: small, schedules })).toMatchInlineSnapshot(`
    "error BS2501 at partitions: too many partitions
      expected: at most 32
      actual:   64
      remedy:   put what belongs together into one partition"
  `);
});
test('BS2510 too many partitions on a core', async () => {
  const { partitions } = manyPartitions(9);
  const names = Object.keys(partitions);
  const shared = Object.fromEntries(names.map((name) => [name, { ...partitions[name], cores: [0] }]));
  const windows = names.map((partition) => ({ partition, duration: '1ms' }));
  const schedules = { 0: { majorFrame: '9ms', windows } };
  expect(
    await messages({ board: qemuVirt({ cores: 8 }), partitions: shared, schedules }),
  ).toMatchInlineSnapshot(`
    "error BS2510 at schedules.0: too many partitions on a core
      expected: at most 8 partitions
      actual:   9
      remedy:   spread the partitions over more cores"
  `);
});
test('BS2502 too many vCPUs', async () => {
  expect(
    await messages(withPartition('linux', { cores: [1, 2, 5, 1, 1, 1, 1, 1, 1] })),
  ).toMatchInlineSnapshot(`
    "error BS2502 at partitions.linux.cores: too many vCPUs
      expected: at most 8 vCPUs
      actual:   9
      remedy:   give the partition fewer cores"
  `);
});
test('BS2503 too many segments', async () => {
  expect(
    await messages(
      withPartition('rtos', { guest: elf({ file: file('many.elf', elfFile(RAM, segments(9))) }) }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2503 at partitions.rtos.guest: too many segments
      expected: at most 8
      actual:   9
      remedy:   link the guest with fewer program headers"
  `);
});
test('BS2504 too many devices', async () => {
  expect(await messages(manyDevices())).toMatchInlineSnapshot(`
    "error BS2504 at partitions.linux.devices: too many devices
      expected: at most 8
      actual:   9
      remedy:   share the devices among several partitions"
  `);
});
test('BS2505 too many interrupts', async () => {
  expect(
    await messages(
      withPartition('linux', {
        devices: ['virtio-page0', 'virtio-page1', 'virtio-page2'].map((device) => ({
          device,
          allowDma: true,
          reason: 'test',
        })),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2505 at partitions.linux.devices: too many interrupts
      expected: at most 16
      actual:   24
      remedy:   share the devices among several partitions"
  `);
});
