import { qemuVirt } from '@bulkhead/boards';
import { defineSystem } from '@bulkhead/system';
import { guest } from './guest.ts';

const CORES = 8;
const memory = (mib: number, core: number) =>
  ({ guest, memory: `${mib}MiB`, cores: [core], console: 'hypercall' }) as const;

const CHASSIS = [
  'engine-control',
  'brake-control',
  'steering',
  'suspension',
  'torque-vectoring',
  'tyre-pressure',
  'wheel-speed-sensors-front-rear1',
  'battery-management',
] as const;

/** As many windows as a core can have: each partition twice, for unequal times, with slack between. */
const chassis = {
  majorFrame: '100ms',
  windows: [0, 50].flatMap((start) =>
    CHASSIS.map((partition, index) => ({
      partition,
      start: `${start + index * 6}ms` as const,
      duration: index === 2 ? ('50us' as const) : (`${2 + index / 2}ms` as const),
    })),
  ),
  background: [CHASSIS[0], CHASSIS[1]],
} as const;

/** Twenty partitions on eight cores, with as many channels as there can be and names as long as they can be. */
export default defineSystem({
  board: qemuVirt({ cores: CORES, memory: '4GiB' }),
  partitions: {
    'engine-control': memory(4, 0),
    'brake-control': memory(4, 0),
    steering: memory(4, 0),
    suspension: memory(4, 0),
    'torque-vectoring': memory(4, 0),
    'tyre-pressure': memory(2, 0),
    'wheel-speed-sensors-front-rear1': memory(2, 0),
    'battery-management': memory(8, 0),
    gateway: { ...memory(32, 1), devices: ['gpio'] },
    firewall: memory(8, 1),
    diagnostics: { ...memory(64, 1), devices: ['rtc'] },
    logger: memory(16, 1),
    instruments: { ...memory(512, 2), cores: [2, 3], console: 'pl011' },
    infotainment: { ...memory(1024, 4), cores: [4, 5], console: 'pl011' },
    telematics: { ...memory(128, 6), devices: ['flash1'] },
    'voice-assistant': memory(256, 6),
    updater: { ...memory(64, 6), start: 'on-demand' },
    supervisor: { ...memory(2, 7), rights: { control: ['updater', 'gateway'], health: true } },
    'key-store': memory(2, 7),
    heater: memory(2, 7),
  },
  schedules: {
    0: chassis,
    1: {
      majorFrame: '20ms',
      windows: [
        { partition: 'gateway', duration: '8ms' },
        { partition: 'firewall', duration: '8ms' },
        { partition: 'diagnostics', duration: '2500us' },
      ],
      background: ['logger', 'diagnostics'],
    },
    6: {
      majorFrame: '40ms',
      windows: [
        { partition: 'telematics', duration: '20ms' },
        { partition: 'voice-assistant', duration: '15ms' },
        { partition: 'updater', start: '36ms', duration: '4ms' },
      ],
    },
    7: {
      majorFrame: '1ms',
      windows: [
        { partition: 'supervisor', duration: '100us' },
        { partition: 'key-store', duration: '400us' },
        { partition: 'heater', duration: '50us' },
      ],
      background: ['heater'],
    },
  },
  channels: {
    'wheel-speed': {
      kind: 'sampling',
      from: 'wheel-speed-sensors-front-rear1',
      to: 'brake-control',
      messageBytes: 32,
      notify: true,
    },
    torque: { kind: 'sampling', from: 'engine-control', to: 'torque-vectoring', messageBytes: 16 },
    slip: { kind: 'sampling', from: 'brake-control', to: 'torque-vectoring', messageBytes: 16 },
    angle: { kind: 'sampling', from: 'steering', to: 'torque-vectoring', messageBytes: 16 },
    ride: { kind: 'sampling', from: 'suspension', to: 'steering', messageBytes: 16 },
    charge: { kind: 'sampling', from: 'battery-management', to: 'engine-control', messageBytes: 64 },
    status: { kind: 'queuing', from: 'engine-control', to: 'gateway', messageBytes: 128, depth: 16 },
    display: { kind: 'queuing', from: 'gateway', to: 'instruments', messageBytes: 256, depth: 32 },
    media: { kind: 'queuing', from: 'infotainment', to: 'instruments', messageBytes: 4096, depth: 8 },
    filter: { kind: 'call', from: 'gateway', to: 'firewall' },
    outside: { kind: 'queuing', from: 'telematics', to: 'gateway', messageBytes: 1500, depth: 64 },
    inside: { kind: 'queuing', from: 'gateway', to: 'telematics', messageBytes: 1500, depth: 64 },
    sign: { kind: 'call', from: 'supervisor', to: 'key-store' },
    spoken: { kind: 'doorbell', from: 'voice-assistant', to: 'infotainment' },
    trace: { kind: 'queuing', from: 'diagnostics', to: 'logger', messageBytes: 512, depth: 128 },
    ask: { kind: 'queuing', from: 'diagnostics', to: 'gateway', messageBytes: 64, depth: 4 },
  },
});
