/** A caller and a server that share a core. */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

const messages = './messages.ts';

export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '512MiB' }),
  partitions: {
    client: { guest: typescript({ entry: './client.ts' }), memory: '4MiB', cores: [0] },
    server: { guest: typescript({ entry: './server.ts' }), memory: '4MiB', cores: [0] },
  },
  schedules: {
    0: {
      majorFrame: '2ms',
      windows: [
        { partition: 'client', duration: '1ms' },
        { partition: 'server', duration: '1ms' },
      ],
    },
  },
  channels: {
    sum: {
      kind: 'call',
      from: 'client',
      to: 'server',
      message: { file: messages, type: 'Question' },
      reply: { file: messages, type: 'Answer' },
    },
    words: { kind: 'call', from: 'client', to: 'server' },
  },
});
