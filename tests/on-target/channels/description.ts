/**
 * Two partitions on cores of their own, with channels both ways, whose signals are interrupts of the board or go
 * through list registers. The one that never sleeps has the last core: under icount the emulator gives the core
 * behind one that uses up its turn no turn at all.
 */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

const messages = './messages.ts';

export function connected(interrupts: 'direct' | 'virtual') {
  const common = { memory: '4MiB', interrupts } as const;
  return defineSystem({
    board: qemuVirt({ cores: 2, memory: '512MiB' }),
    partitions: {
      source: { ...common, guest: typescript({ entry: './source.ts' }), cores: [1] },
      sink: { ...common, guest: typescript({ entry: './sink.ts' }), cores: [0] },
    },
    channels: {
      setpoint: {
        kind: 'sampling',
        from: 'source',
        to: 'sink',
        message: { file: messages, type: 'Setpoint' },
        messageBytes: 48,
        notify: true,
      },
      log: {
        kind: 'queuing',
        from: 'source',
        to: { partition: 'sink', port: 'source-log' },
        message: { file: messages, type: 'LogLine' },
        messageBytes: 8,
        depth: 3,
      },
      bytes: { kind: 'queuing', from: 'sink', to: 'source', messageBytes: 21, depth: 1 },
      alarm: { kind: 'doorbell', from: 'source', to: 'sink' },
      done: { kind: 'doorbell', from: 'sink', to: 'source' },
    },
  });
}
