/** Mistakes in the data of boards, which users write for their own. */
import { type Board, type QemuVirtDevice, qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { check, goodDescription, messages, messagesOf, withPartition } from '../support/good.ts';

/** The good system on a board that differs. */
function onBoard(change: Partial<Board<QemuVirtDevice>>) {
  const good = goodDescription();
  return { ...good, board: { ...good.board, ...change } };
}

const firmware = { what: 'the secure monitor', pa: 0x5000_0000n, sizeBytes: 0x20_0000 };

test('BS2112 fixed placement over memory of the firmware', async () => {
  expect(
    await messagesOf('BS2112', {
      ...withPartition('rtos', { ramPa: 0x5000_0000n }),
      board: onBoard({ reserved: [firmware] }).board,
    }),
  ).toMatchInlineSnapshot(`
    "error BS2112 at partitions.rtos.ramPa: fixed placement overlaps memory of the firmware
      expected: a place beside the secure monitor, which has 0x5000_0000 to 0x501f_ffff
      actual:   0x5000_0000 to 0x50ff_ffff
      remedy:   choose another place, or leave out ramPa"
  `);
});
test('other memory keeps away from what the firmware has', async () => {
  const reserved = [{ ...firmware, pa: 0x4080_0000n }];
  const { checked } = await check(onBoard({ reserved }));
  const places = checked!.partitions.map(({ ramPa, ramSizeBytes }) => [ramPa, ramPa + BigInt(ramSizeBytes)]);
  for (const [start, end] of places) expect(end! <= 0x4080_0000n || start! >= 0x40a0_0000n).toBe(true);
});
test('BS2113 image behind the memory', async () => {
  expect(await messagesOf('BS2113', onBoard({ imagePa: 0x8000_0000n }))).toMatchInlineSnapshot(`
    "error BS2113 at board.imagePa: image is outside of the board's memory
      expected: a place in 0x4000_0000 to 0x7fff_ffff
      actual:   0x8000_0000 to 0x8007_dfff
      remedy:   correct imagePa of the board, or give the board more memory"
  `);
});
test('BS2113 image on memory of the firmware', async () => {
  expect(
    await messagesOf('BS2113', onBoard({ reserved: [{ ...firmware, pa: 0x4020_0000n }] })),
  ).toMatchInlineSnapshot(`
    "error BS2113 at board.imagePa: image is outside of the board's memory
      expected: a place beside the secure monitor, which has 0x4020_0000 to 0x403f_ffff
      actual:   0x4020_0000 to 0x4027_8fff
      remedy:   correct imagePa of the board, or give the board more memory"
  `);
});
test('BS2209 two cores with one number', async () => {
  expect(await messagesOf('BS2209', onBoard({ mpidr: (core) => BigInt(core >> 1) }))).toMatchInlineSnapshot(`
    "error BS2209 at board.mpidr: two cores of the board with one number
      expected: another number for core 1
      actual:   0x0000_0000, which is core 0
      remedy:   correct mpidr of the board
    error BS2209 at board.mpidr: two cores of the board with one number
      expected: another number for core 3
      actual:   0x0000_0001, which is core 2
      remedy:   correct mpidr of the board
    error BS2209 at board.mpidr: two cores of the board with one number
      expected: another number for core 5
      actual:   0x0000_0002, which is core 4
      remedy:   correct mpidr of the board"
  `);
});
test('BS2325 a board that nobody has booted', async () => {
  expect(await messagesOf('BS2325', onBoard({ booted: false }))).toMatchInlineSnapshot(`
    "note BS2325 at board: board that was not booted
      expected: a board that was booted with these data
      actual:   qemu-virt, whose data are from documents alone
      remedy:   try it, and take booted out of the board file"
  `);
});
test('BS2320 device that is not whole pages', async () => {
  expect(
    await messagesOf('BS2320', withDevice('rtc', { pa: 0x0901_0800n, sizeBytes: 0x100 })),
  ).toMatchInlineSnapshot(`
    "error BS2320 at board.devices.rtc: device of the board is not in whole pages
      expected: address and size in multiples of 4KiB
      actual:   address 0x0901_0800, size of 256 bytes
      remedy:   correct the board: round its registers out to pages"
  `);
});
test('BS2321 UART that is not a device', async () => {
  expect(await messagesOf('BS2321', onBoard({ uart: 'serial' as QemuVirtDevice }))).toMatchInlineSnapshot(`
    "error BS2321 at board.uart: UART of the board is not one of its devices
      expected: one of uart, rtc, gpio, flash0, flash1, fw-cfg, virtio-page0, virtio-page1, virtio-page2, virtio-page3
      actual:   "serial"
      remedy:   correct uart of the board"
  `);
});
test('BS2317 interrupt line of two partitions', async () => {
  expect(
    await messagesOf('BS2317', inTwoPartitions({ interrupts: qemuVirt().devices.rtc.interrupts })),
  ).toMatchInlineSnapshot(`
    "error BS2317 at partitions.rtos.devices[0]: interrupt line of two partitions
      expected: interrupt lines that no other partition has
      actual:   INTID 34, which is also that of rtc of linux
      remedy:   give both to linux"
  `);
});
test('BS2318 registers of two owners in one page', async () => {
  expect(await messagesOf('BS2318', inTwoPartitions({ pa: 0x0901_0400n }))).toMatchInlineSnapshot(`
    "error BS2318 at partitions.rtos.devices[0]: registers of two owners in one page
      expected: pages of 4KiB that no other owner has
      actual:   gpio at 0x0901_0400, as rtc of linux
      remedy:   give both devices to one partition, or leave one out"
  `);
});

test('BS2318 registers in the page of the console', async () => {
  const description = withDevice('rtc', { pa: 0x0900_0800n });
  expect(await messagesOf('BS2318', description)).toMatchInlineSnapshot(`
    "error BS2318 at partitions.linux.devices[0]: registers of two owners in one page
      expected: pages of 4KiB that no other owner has
      actual:   rtc at 0x0900_0800, as uart of the hypervisor
      remedy:   give both devices to one partition, or leave one out"
  `);
});

test('two devices of one partition may share a page and a line', async () => {
  const { board } = inTwoPartitions({ pa: 0x0901_0000n });
  const devices = ['rtc', { device: 'gpio', ipa: 0x0a80_0000n }];
  const both = { ...withPartition('linux', { devices }), board };
  expect(await messages(both)).toBe('');
});

/** The good system with other facts of a device. */
function withDevice(name: QemuVirtDevice, change: object) {
  const { devices } = qemuVirt();
  return onBoard({ devices: { ...devices, [name]: { ...devices[name], ...change } } });
}

/** `rtc` belongs to linux, and `gpio`, with other facts, to rtos. */
function inTwoPartitions(change: object) {
  return { ...withPartition('rtos', { devices: ['gpio'] }), board: withDevice('gpio', change).board };
}
