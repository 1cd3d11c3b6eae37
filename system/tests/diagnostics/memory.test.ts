import { qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { goodDescription, messages, withPartition } from '../support/good.ts';

test('BS2101 no memory', async () => {
  expect(await messages(withPartition('linux', { memory: 0 }))).toMatchInlineSnapshot(`
    "error BS2101 at partitions.linux.memory: memory is zero
      expected: at least 2MiB
      actual:   0 bytes
      remedy:   write a size such as '16MiB'"
  `);
});
test('BS2102 memory in part of a block', async () => {
  expect(await messages(withPartition('linux', { memory: '3MiB' }))).toMatchInlineSnapshot(`
    "error BS2102 at partitions.linux.memory: memory is not a multiple of 2MiB
      expected: a multiple of 2MiB
      actual:   3MiB
      remedy:   use 4MiB"
  `);
});
test('BS2103 more memory than the board has', async () => {
  expect(await messages(withPartition('linux', { memory: '2GiB' }))).toMatchInlineSnapshot(`
    "error BS2103 at partitions.linux.memory: more memory than the board has
      expected: at most the board's 1GiB
      actual:   2GiB
      remedy:   give the partition less memory or the board more"
  `);
});
test('BS2104 memory that does not fit after the image', async () => {
  expect(await messages(withPartition('linux', { memory: '1GiB' }))).toMatchInlineSnapshot(`
    "error BS2104 at partitions.linux.memory: memory does not fit beside the image and the other partitions
      expected: partitions of at most 1020MiB in all, behind the image of 484KiB
      actual:   1GiB, with the others 1108MiB
      remedy:   give the partitions less memory or the board more"
  `);
});
test('BS2104 partitions that together do not fit', async () => {
  expect(await messages(withPartition('linux', { memory: '960MiB' }))).toMatchInlineSnapshot(`
    "error BS2104 at partitions.boot.memory: memory does not fit beside the image and the other partitions
      expected: partitions of at most 1020MiB in all, behind the image of 484KiB
      actual:   64MiB, with the others 1044MiB
      remedy:   give the partitions less memory or the board more"
  `);
});
test('BS2105 fixed placement inside a block', async () => {
  expect(await messages(withPartition('linux', { ramPa: 0x5010_0000n }))).toMatchInlineSnapshot(`
    "error BS2105 at partitions.linux.ramPa: address is not 2MiB aligned
      expected: a multiple of 2MiB
      actual:   0x5010_0000
      remedy:   use 0x5000_0000"
  `);
});
test('BS2105 guest address inside a block', async () => {
  expect(await messages(withPartition('linux', { ramIpa: 0x8000_1000n }))).toMatchInlineSnapshot(`
    "error BS2105 at partitions.linux.ramIpa: address is not 2MiB aligned
      expected: a multiple of 2MiB
      actual:   0x8000_1000
      remedy:   use 0x8000_0000"
  `);
});
test("BS2106 fixed placement outside of the board's memory", async () => {
  expect(await messages(withPartition('linux', { ramPa: 0x7800_0000n }))).toMatchInlineSnapshot(`
    "error BS2106 at partitions.linux.ramPa: fixed placement is outside the board's memory
      expected: a place in 0x4000_0000 to 0x7fff_ffff
      actual:   0x7800_0000 to 0x87ff_ffff
      remedy:   choose a place in the board's memory, or leave out ramPa"
  `);
});
test('BS2107 fixed placement over the hypervisor', async () => {
  expect(await messages(withPartition('linux', { ramPa: 0x4000_0000n }))).toMatchInlineSnapshot(`
    "error BS2107 at partitions.linux.ramPa: fixed placement overlaps the hypervisor
      expected: a place beside the image, which has 0x4020_0000 to 0x4027_8fff
      actual:   0x4000_0000 to 0x4fff_ffff
      remedy:   choose a place behind the image, or leave out ramPa"
  `);
});
test('BS2108 fixed placement over another', async () => {
  expect(
    await messages({
      ...withPartition('linux', { ramPa: 0x5000_0000n }),
      partitions: {
        ...withPartition('linux', { ramPa: 0x5000_0000n }).partitions,
        rtos: { ...goodDescription().partitions.rtos, ramPa: 0x5200_0000 },
      },
    }),
  ).toMatchInlineSnapshot(`
    "error BS2108 at partitions.rtos.ramPa: fixed placement overlaps another partition
      expected: a place beside partitions.linux, which has 0x5000_0000 to 0x5fff_ffff
      actual:   0x5200_0000 to 0x52ff_ffff
      remedy:   choose another place, or leave out one of the two ramPa"
  `);
});
test('BS2109 guest memory over the interrupt controller', async () => {
  expect(await messages(withPartition('linux', { ramIpa: 0 }))).toMatchInlineSnapshot(`
    "error BS2305 at partitions.linux.devices[0]: device collides with another at the guest address
      expected: a place beside memory (0x0000_0000 to 0x0fff_ffff)
      actual:   rtc at 0x0901_0000 to 0x0901_0fff
      remedy:   give one of the two another place with ipa
    error BS2109 at partitions.linux.ramIpa: guest memory is outside of where the virtual platform has memory
      expected: a place in 0x4000_0000 to 0x007d_ffff_ffff
      actual:   0x0000_0000 to 0x0fff_ffff
      remedy:   leave out ramIpa, or choose a place from 0x4000_0000 on"
  `);
});
test('BS2109 guest memory out of reach of stage 2', async () => {
  expect(await messages(withPartition('linux', { ramIpa: 0x7f_f800_0000n }))).toMatchInlineSnapshot(`
    "error BS2109 at partitions.linux.ramIpa: guest memory is outside of where the virtual platform has memory
      expected: a place in 0x4000_0000 to 0x007d_ffff_ffff
      actual:   0x007f_f800_0000 to 0x0080_07ff_ffff
      remedy:   leave out ramIpa, or choose a place from 0x4000_0000 on"
  `);
});
test('BS2110 board with part of a block', async () => {
  expect(
    await messages({
      ...goodDescription(),
      board: qemuVirt({ cores: 6, memory: '1025KiB' }),
      partitions: { control: { ...goodDescription().partitions.control, ramPa: 0x4000_0000n, memory: 0 } },
    }),
  ).toMatchInlineSnapshot(`
    "error BS2113 at board.imagePa: image is outside of the board's memory
      expected: a place in 0x4000_0000 to 0x4010_03ff
      actual:   0x4020_0000 to 0x4022_4fff
      remedy:   correct imagePa of the board, or give the board more memory
    error BS2110 at board.memory: board's memory is not a multiple of 2MiB
      expected: a multiple of 2MiB, at least 2MiB
      actual:   1025KiB
      remedy:   give the board a multiple of 2MiB of memory
    error BS2101 at partitions.control.memory: memory is zero
      expected: at least 2MiB
      actual:   0 bytes
      remedy:   write a size such as '16MiB'"
  `);
});
