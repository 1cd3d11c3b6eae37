import { qemuVirt } from '@bulkhead/boards';
import { defineSystem } from '@bulkhead/system';
import { guest } from './guest.ts';

/** Six partitions: two shared cores of different frames, a driver that is called, a supervisor, every kind of channel. */
export default defineSystem({
  board: qemuVirt({ cores: 4, memory: '1GiB' }),
  partitions: {
    flight: { guest, memory: '4MiB', cores: [0], console: 'none', period: '10ms', budget: '2ms' },
    sensors: { guest, memory: '4MiB', cores: [0], console: 'none', devices: ['gpio'] },
    radio: {
      guest,
      memory: '16MiB',
      cores: [1],
      console: 'none',
      onError: { access: 'recover' },
      recovery: 'standby',
    },
    standby: { guest, memory: '16MiB', cores: [1], console: 'none', start: 'on-demand' },
    linux: {
      guest,
      memory: '256MiB',
      cores: [1, 2],
      devices: [{ device: 'virtio-page0', allowDma: true, reason: 'the disk of the test' }],
    },
    supervisor: {
      guest,
      memory: '2MiB',
      cores: [1],
      devices: [{ device: 'rtc', intids: [60] }],
      rights: { control: ['radio'], health: true },
    },
  },
  schedules: {
    0: {
      majorFrame: '10ms',
      windows: [
        { partition: 'flight', duration: '1ms' },
        { partition: 'sensors', duration: '1500us' },
        { partition: 'flight', start: '5ms', duration: '1ms' },
      ],
      background: ['sensors'],
    },
    1: {
      majorFrame: '100ms',
      windows: [
        { partition: 'supervisor', duration: '500us' },
        { partition: 'radio', duration: '30ms' },
        { partition: 'standby', duration: '10ms' },
        { partition: 'linux', duration: '50ms' },
      ],
    },
  },
  channels: {
    attitude: { kind: 'sampling', from: 'sensors', to: 'flight', messageBytes: 64, notify: true },
    position: { kind: 'sampling', from: 'flight', to: 'linux', messageBytes: 48 },
    commands: { kind: 'queuing', from: 'linux', to: 'flight', messageBytes: 256, depth: 8 },
    packets: { kind: 'queuing', from: 'linux', to: 'radio', messageBytes: 1500, depth: 32 },
    alarm: { kind: 'doorbell', from: 'radio', to: 'supervisor' },
    keys: { kind: 'call', from: 'radio', to: 'standby' },
  },
});
