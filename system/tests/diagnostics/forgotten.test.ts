/** What is not wrong, and perhaps not meant. */
import { qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { elf, linux } from '../../src/index.ts';
import { elfFile, pattern } from '../support/binaries.ts';
import { file, goodDescription, messages, messagesOf, withPartition } from '../support/good.ts';
import { sharedDescription } from '../support/shared.ts';

test('BS2111 most of the memory left over', async () => {
  expect(await messagesOf('BS2111', goodDescription())).toMatchInlineSnapshot(`
    "note BS2111 at board.memory: most of the memory is left over
      expected: partitions with at least half of the board's 1GiB
      actual:   340MiB in all
      remedy:   give the partitions more memory, or the board less"
  `);
});
test('BS2207 cores that run nothing', async () => {
  expect(
    await messagesOf('BS2207', { ...goodDescription(), board: qemuVirt({ cores: 8 }) }),
  ).toMatchInlineSnapshot(`
    "note BS2207 at board.cores: cores that run nothing
      expected: partitions on all 8 cores
      actual:   none on core 5, 6, 7
      remedy:   give them to a partition, or the board fewer cores"
  `);
});
test('BS2208 console on the core of a real-time partition', async () => {
  expect(await messagesOf('BS2208', { ...goodDescription(), console: { core: 0 } })).toMatchInlineSnapshot(`
    "warning BS2208 at console.core: console interrupts on a real-time core
      expected: a core without a real-time partition
      actual:   0, which is a core of control
      remedy:   choose a core of another partition, or leave out console.core"
  `);
});
test('BS2319 DMA accepted for a device without DMA', async () => {
  expect(
    await messagesOf(
      'BS2319',
      withPartition('linux', { devices: [{ device: 'rtc', allowDma: true, reason: 'copied' }] }),
    ),
  ).toMatchInlineSnapshot(`
    "warning BS2319 at partitions.linux.devices[0].allowDma: DMA accepted without need
      expected: a device that can access all of memory
      actual:   rtc, which does no DMA
      remedy:   leave out allowDma and reason"
  `);
});
test('BS2421 Linux without a root file system', async () => {
  expect(
    await messagesOf('BS2421', withPartition('linux', { guest: linux({ kernel: 'Image' }) })),
  ).toMatchInlineSnapshot(`
    "note BS2421 at partitions.linux.guest: Linux without a root file system
      expected: an initrd, or root= on the command line
      actual:   neither
      remedy:   add initrd, or root= to the command line"
  `);
});

test('BS2422 no room for the device tree', async () => {
  const low = file('low-devices.elf', elfFile(0x4000_0000n, [{ address: 0x4000_0000n, bytes: pattern(64) }]));
  const description = withPartition('rtos', { guest: elf({ file: low }), devices: ['gpio'] });
  expect(await messagesOf('BS2422', description)).toMatchInlineSnapshot(`
    "note BS2422 at partitions.rtos.guest: no room for the device tree
      expected: room for the device tree at the start of memory
      actual:   the image is there, so x0 is 0 and nothing describes its devices and channels
      remedy:   link or load the image 2MiB higher"
  `);
});
test('BS2717 time that nobody has', async () => {
  expect(
    await messagesOf('BS2717', sharedDescription({ background: [], majorFrame: '12ms' })),
  ).toMatchInlineSnapshot(`
    "note BS2717 at schedules.1: time that nobody has
      expected: windows for all of 12ms, or a background
      actual:   3ms in which core 1 sleeps
      remedy:   make windows longer, or add a background"
  `);
});
test('BS2718 schedule of a core that one partition has', async () => {
  expect(
    await messagesOf('BS2718', {
      ...goodDescription(),
      schedules: { 3: { majorFrame: '10ms', windows: [{ partition: 'rtos', duration: '10ms' }] } },
    }),
  ).toMatchInlineSnapshot(`
    "warning BS2718 at schedules.3: schedule without need
      expected: several partitions on the core, or time that is kept free
      actual:   all of it is for rtos
      remedy:   leave out the schedule"
  `);
});
test('BS2719 budget on a core of its own', async () => {
  expect(
    await messagesOf('BS2719', withPartition('rtos', { period: '10ms', budget: '2ms' })),
  ).toMatchInlineSnapshot(`
    "warning BS2719 at partitions.rtos.budget: budget without a schedule
      expected: a core with a schedule
      actual:   cores of its own, which it has all the time
      remedy:   leave out period and budget, or add the schedule"
  `);
});

test('notes do not hide that the rest is right', async () => {
  expect(await messages(goodDescription())).toBe('');
});
