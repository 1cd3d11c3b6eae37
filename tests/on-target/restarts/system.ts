import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, elf, typescript } from '@bulkhead/system';
import { assemble } from '../support.ts';

const messages = './messages.ts';
const guest = (name: string) => typescript({ entry: `./${name}.ts` });
const restarts = { memory: '2MiB', expect: { end: 'request' } } as const;
const checks = { memory: '2MiB', expect: { end: 'off', console: ['all ok'] } } as const;

/**
 * `manager` has two partitions restart a thousand times each: `pair`, with two vCPUs on cores of their own, and
 * `driver`, which shares a core with `client`, to which a channel of each kind connects it.
 */
export default defineSystem({
  board: qemuVirt({ cores: 5, memory: '256MiB' }),
  partitions: {
    manager: { ...checks, guest: guest('manager'), cores: [0], rights: { control: ['pair', 'driver'] } },
    pair: { ...restarts, guest: elf({ file: assemble('restarts/pair.S') }), cores: [1, 2] },
    driver: { ...restarts, guest: guest('driver'), cores: [3] },
    client: { ...checks, guest: guest('client'), cores: [3] },
    server: { ...checks, guest: guest('server'), cores: [4] },
  },
  schedules: {
    3: {
      majorFrame: '200us',
      windows: [
        { partition: 'driver', duration: '100us' },
        { partition: 'client', duration: '100us' },
      ],
      background: ['driver', 'client'],
    },
  },
  channels: {
    bell: { kind: 'doorbell', from: 'pair', to: 'server' },
    order: { kind: 'sampling', from: 'server', to: 'pair', messageBytes: 8 },
    ask: {
      kind: 'call',
      from: 'client',
      to: 'driver',
      message: { file: messages, type: 'Question' },
      reply: { file: messages, type: 'Answer' },
    },
    up: {
      kind: 'queuing',
      from: 'driver',
      to: 'client',
      message: { file: messages, type: 'Numbered' },
      messageBytes: 16,
      depth: 4,
    },
    down: {
      kind: 'queuing',
      from: 'client',
      to: 'driver',
      message: { file: messages, type: 'Numbered' },
      messageBytes: 16,
      depth: 4,
    },
    state: {
      kind: 'sampling',
      from: 'driver',
      to: 'client',
      message: { file: messages, type: 'Numbered' },
      messageBytes: 16,
    },
    setpoint: {
      kind: 'sampling',
      from: 'client',
      to: 'driver',
      message: { file: messages, type: 'Numbered' },
      messageBytes: 16,
    },
    bad: { kind: 'doorbell', from: 'driver', to: 'client' },
    clientdone: { kind: 'doorbell', from: 'manager', to: 'client' },
    serverdone: { kind: 'doorbell', from: 'manager', to: 'server' },
  },
});
