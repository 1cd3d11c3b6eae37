import { qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { goodDescription, messages, withPartition } from '../support/good.ts';

test('BS2201 more cores than the runtime configuration holds', async () => {
  expect(await messages({ ...goodDescription(), board: qemuVirt({ cores: 9 }) })).toMatchInlineSnapshot(`
    "error BS2201 at board.cores: bad number of cores of the board
      expected: 1 to 8 cores
      actual:   9
      remedy:   give the board a number of cores that it can have"
  `);
});
test('BS2202 no core', async () => {
  expect(await messages(withPartition('linux', { cores: [] }))).toMatchInlineSnapshot(`
    "error BS2202 at partitions.linux.cores: partition has no core
      expected: at least one core
      actual:   none
      remedy:   name at least one core: cores: [0]"
  `);
});
test('BS2203 unknown core', async () => {
  expect(await messages(withPartition('linux', { cores: [1, 6] }))).toMatchInlineSnapshot(`
    "error BS2203 at partitions.linux.cores[1]: unknown core
      expected: one of the board's cores 0, 1, 2, 3, 4, 5
      actual:   6
      remedy:   name a core of the board, or give the board more cores"
  `);
});
test('BS2204 core given twice to one partition', async () => {
  expect(await messages(withPartition('linux', { cores: [1, 1] }))).toMatchInlineSnapshot(`
    "error BS2204 at partitions.linux.cores[1]: core given twice
      expected: each core once
      actual:   1, which is partitions.linux.cores[0]
      remedy:   name each core once"
  `);
});
test('BS2205 unknown console core', async () => {
  expect(await messages({ ...goodDescription(), console: { core: 6 } })).toMatchInlineSnapshot(`
    "error BS2205 at console.core: unknown console core
      expected: one of the board's cores 0 to 5
      actual:   6
      remedy:   name a core of the board"
  `);
});
test('BS2206 a TypeScript partition on two cores', async () => {
  expect(await messages(withPartition('control', { cores: [0, 5] }))).toMatchInlineSnapshot(`
    "error BS2206 at partitions.control.cores: TypeScript partition with more than one core
      expected: one core
      actual:   2 cores
      remedy:   name one core, and make a partition for each further one"
  `);
});
