import { qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { type ChannelDescription, defineSystem, linux, raw } from '../src/index.ts';

const guest = linux({ kernel: 'Image' });
const board = qemuVirt();

/** Held by `tsc`: each line that must not type-check is marked, and an unused mark is an error. */
test('tsc accepts what is right and refuses what is wrong', () => {
  const system = defineSystem({
    board,
    partitions: {
      a: { guest, memory: '1.5GiB', cores: [0], devices: ['rtc', { device: 'gpio', ipa: 0x0903_0000n }] },
      b: {
        guest: raw({ file: 'b', loadAddress: 0n }),
        memory: 0x20_0000,
        cores: [1],
        expect: { end: 'running' },
      },
    },
    console: { core: 0 },
  });
  const names: 'a' | 'b' = null as unknown as keyof typeof system.description.partitions;
  expect(names).toBeNull();

  // @ts-expect-error: unknown device
  defineSystem({ board, partitions: { a: { guest, memory: '4MiB', cores: [0], devices: ['serial'] } } });
  const memory = '4MiB';
  // @ts-expect-error: unknown device with options
  defineSystem({ board, partitions: { a: { guest, memory, cores: [0], devices: [{ device: 'x' }] } } });
  // @ts-expect-error: bad unit
  defineSystem({ board, partitions: { a: { guest, memory: '4MB', cores: [0] } } });
  // @ts-expect-error: unknown field
  defineSystem({ board, partitions: { a: { guest, memory: '4MiB', cores: [0], core: 1 } } });
  // @ts-expect-error: no cores
  defineSystem({ board, partitions: { a: { guest, memory: '4MiB' } } });
  // @ts-expect-error: unknown end
  defineSystem({ board, partitions: { a: { guest, memory: 0, cores: [0], expect: { end: 'done' } } } });
  const partitions = { a: { guest, memory, cores: [0] }, b: { guest, memory, cores: [0] } } as const;
  const [majorFrame, duration] = ['10ms', 500_000n] as const;
  const a = { partition: 'a', duration } as const;
  defineSystem({ board, partitions, schedules: { 0: { majorFrame, windows: [a], background: ['b'] } } });
  // @ts-expect-error: unknown partition in the background
  defineSystem({ board, partitions, schedules: { 0: { majorFrame, windows: [a], background: ['c'] } } });
  const c = { partition: 'c', duration } as const;
  // @ts-expect-error: unknown partition in a window
  defineSystem({ board, partitions, schedules: { 0: { majorFrame, windows: [c] } } });
  const alarm = { kind: 'doorbell', from: 'a', to: { partition: 'b', port: 'siren' } } as const;
  const log = { kind: 'queuing', from: 'b', to: 'a', messageBytes: 8, depth: 4 } as const;
  defineSystem({ board, partitions, channels: { alarm, log } });
  const elsewhere = { ...alarm, from: 'c' } as const;
  // @ts-expect-error: unknown partition at an end
  defineSystem({ board, partitions, channels: { elsewhere } });
  // @ts-expect-error: field of another kind
  const deep: ChannelDescription = { kind: 'doorbell', from: 'a', to: 'b', depth: 1 };
  expect(deep).toBeDefined();
  const queue = { kind: 'queuing', from: 'a', to: 'b' } as const;
  // @ts-expect-error: a queue without a depth
  defineSystem({ board, partitions, channels: { queue } });
  // @ts-expect-error: bad unit of a time
  defineSystem({ board, partitions: { a: { guest, memory, cores: [0], period: '1m', budget: '1ms' } } });
  // @ts-expect-error: unknown field of a guest
  linux({ kernel: 'Image', cmdline: '' });
  // @ts-expect-error: bad unit of the board's memory
  qemuVirt({ memory: '1G' });
});
