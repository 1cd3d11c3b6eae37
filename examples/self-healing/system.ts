/**
 * A driver that crashes when it is asked for something wrong, and comes back: twice from its image, the third time
 * from another one that is more careful. Its client goes on, and a supervisor tells what the health log says.
 */
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

const messages = './messages.ts';

export default defineSystem({
  board: qemuVirt({ cores: 2, memory: '256MiB' }),
  partitions: {
    client: {
      guest: typescript({ entry: './client.ts' }),
      memory: '2MiB',
      cores: [0],
      expect: { end: 'off', console: ['register 0xfec is 0x0', 'done'] },
    },
    driver: {
      guest: typescript({ entry: './driver.ts' }),
      memory: '2MiB',
      cores: [0],
      devices: ['rtc'],
      onError: { access: 'restart' },
      restart: { limit: 2, within: '60s', backOff: '2ms', afterLimit: 'fallback' },
      fallback: { guest: typescript({ entry: './careful.ts' }) },
      expect: {
        end: 'request',
        console: ['careful from now on'],
        fault: { address: 0x0901_1000n, cause: 'data-abort' },
      },
    },
    supervisor: {
      guest: typescript({ entry: './supervisor.ts' }),
      memory: '2MiB',
      cores: [1],
      rights: { health: true, control: ['driver'] },
      expect: { end: 'off', console: ['it goes on with its fallback image', 'the driver has stopped'] },
    },
  },
  schedules: {
    0: {
      majorFrame: '1ms',
      windows: [
        { partition: 'client', duration: '500us' },
        { partition: 'driver', duration: '500us' },
      ],
    },
  },
  channels: {
    clock: {
      kind: 'call',
      from: 'client',
      to: 'driver',
      message: { file: messages, type: 'Request' },
      reply: { file: messages, type: 'Reply' },
    },
    done: { kind: 'doorbell', from: 'client', to: 'supervisor' },
  },
});
