/** Three callers, a server that does what they order, and a server of that one, on one core. */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

const NAMES = ['client', 'second', 'third', 'server', 'deep'] as const;
const partition = (name: (typeof NAMES)[number]) =>
  ({ guest: typescript({ entry: `./${name}.ts` }), memory: '2MiB', cores: [0] }) as const;
const order = { file: './orders.ts', type: 'Order' } as const;
const report = { file: './orders.ts', type: 'Report' } as const;
const call = { kind: 'call', message: order, reply: report } as const;

export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    client: { ...partition('client'), expect: { end: 'off', console: ['all ok'] } },
    second: { ...partition('second'), expect: { end: 'off', console: ['all ok'] } },
    third: { ...partition('third'), expect: { end: 'off', console: ['all ok'] } },
    server: partition('server'),
    deep: { ...partition('deep'), expect: { end: 'running' } },
  },
  schedules: {
    0: {
      majorFrame: '1ms',
      windows: NAMES.map((name) => ({ partition: name, duration: '200us' })),
    },
  },
  channels: {
    ask: { ...call, from: 'client', to: 'server' },
    'ask-second': { ...call, from: { partition: 'second', port: 'ask' }, to: 'server' },
    'ask-third': { ...call, from: { partition: 'third', port: 'ask' }, to: 'server' },
    deeper: { ...call, from: 'server', to: 'deep' },
    bell: { kind: 'doorbell', from: 'server', to: 'client' },
    'second-done': { kind: 'doorbell', from: { partition: 'second', port: 'done' }, to: 'client' },
    'third-done': { kind: 'doorbell', from: { partition: 'third', port: 'done' }, to: 'client' },
    enough: { kind: 'doorbell', from: 'client', to: 'server' },
    'enough-deep': { kind: 'doorbell', from: 'client', to: { partition: 'deep', port: 'enough' } },
    'ask-client': { ...call, from: 'third', to: 'client' },
  },
});
