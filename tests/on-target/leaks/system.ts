import { type Board, type QemuVirtDevice, qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** QEMU's newest CPU has registers that the boards' own do not have. */
function newest(): Board<QemuVirtDevice> {
  const board = qemuVirt({ cores: 1, memory: '128MiB' });
  const emulator = board.emulator!;
  const words = emulator.arguments.map((word) => (word === 'cortex-a57' ? 'max,pauth-impdef=on' : word));
  return { ...board, emulator: { ...emulator, arguments: words } };
}

const partition = (entry: string, expected: string) =>
  ({
    guest: typescript({ entry }),
    memory: '2MiB',
    cores: [0],
    expect: { end: 'off', console: [expected] },
  }) as const;

/** One fills registers, before the other has started and again before it looks again. */
export default defineSystem({
  board: newest(),
  partitions: {
    writer: partition('./writer.ts', 'mine are as I left them'),
    reader: partition('./reader.ts', 'nothing found'),
  },
  schedules: {
    0: {
      majorFrame: '1ms',
      windows: [
        { partition: 'writer', duration: '500us' },
        { partition: 'reader', duration: '500us' },
      ],
    },
  },
});
