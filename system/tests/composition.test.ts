/** The examples of docs/system.md on parts in files of their own. */
import { type BoardOptions, qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { definePartition, defineSystem, elf, raw, typescript } from '../src/index.ts';
import { check } from './support/good.ts';

function control(core: number) {
  return definePartition({ guest: typescript({ entry: './control.ts' }), memory: '4MiB', cores: [core] });
}

const clock = definePartition<'rtc', 'control'>({
  guest: elf({ file: 'rtos.elf' }),
  memory: '4MiB',
  cores: [1],
  devices: ['rtc'],
  rights: { control: ['control'] },
});

function product(board: BoardOptions) {
  const shell = raw({ file: 'u-boot.bin', loadAddress: 0x4020_0000 });
  const partitions = {
    control: control(0),
    clock,
    shell: { guest: shell, memory: '16MiB', cores: [2] },
  } as const;
  return defineSystem({ board: qemuVirt(board), partitions });
}

test.each([
  [{ cores: 3, memory: '48MiB' }, []],
  [{ cores: 4, memory: '48MiB' }, ['BS2207']],
  [{ cores: 3, memory: '256MiB' }, ['BS2111']],
  [{ cores: 2, memory: '48MiB' }, ['BS2203']],
] as const)('the same partitions on a board of %o', async (board, codes) => {
  const { diagnostics } = await check(product(board).description);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

test('a partition that names another is only for systems that have it', () => {
  const board = qemuVirt();
  // @ts-expect-error: there is no partition called control
  defineSystem({ board, partitions: { clock } });
  // @ts-expect-error: a device that the board does not have
  defineSystem({ board, partitions: { control: control(0), clock: { ...clock, devices: ['radio'] } } });
});
