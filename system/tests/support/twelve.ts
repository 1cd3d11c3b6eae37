/** A good system of twelve partitions that uses nearly everything a description has. */
import { qemuVirt } from '@bulkhead/boards';
import {
  elf,
  linux,
  type PartitionDescription,
  raw,
  type SystemDescription,
  typescript,
} from '../../src/index.ts';
import './good.ts';

const rtos = { guest: elf({ file: 'rtos.elf' }), memory: '4MiB' } as const;
const small = { guest: typescript({ entry: './control.ts' }), memory: '2MiB' } as const;

const partitions: Record<string, PartitionDescription> = {
  control: {
    ...small,
    cores: [0],
    interrupts: 'virtual',
    expect: { end: 'off', console: ['ready', /^late: \d+$/m] },
  },
  linux: {
    guest: linux({ kernel: 'Image', initrd: 'initrd.cpio', commandLine: 'console=ttyAMA0 panic=-1' }),
    memory: '128MiB',
    cores: [1, 2],
    devices: ['rtc'],
    watchdog: { device: 'sbsa' },
    onError: { watchdog: 'restart', panic: 'restart' },
    restart: { limit: 5, within: '10s', backOff: '10ms', afterLimit: 'recover' },
    recovery: 'rescue',
  },
  rescue: { ...rtos, cores: [3], start: 'on-demand', console: 'none', expect: { end: 'running' } },
  rtos: {
    ...rtos,
    cores: [1],
    period: '10ms',
    budget: '2ms',
    monitorWindows: true,
    onError: { overrun: 'restart' },
  },
  boot: {
    guest: raw({ file: 'u-boot.bin', loadAddress: 0x4020_0000n, entry: 0x4020_0010 }),
    memory: '64MiB',
    cores: [4],
    devices: ['flash1', { device: 'gpio', ipa: 0x0b80_0000n, intids: [90] }],
    ramPa: 0x7000_0000n,
  },
  driver: {
    ...small,
    cores: [5],
    fallback: { guest: elf({ file: 'control.elf' }) },
    onError: { panic: 'fallback', access: 'inject', fetch: 'inject' },
    watchdog: { timeout: '100ms' },
    stormPerSecond: 1000,
  },
  supervisor: { ...small, cores: [3], rights: { control: ['driver', 'spare'], health: true } },
  spare: { ...rtos, cores: [6], start: 'on-demand', ramIpa: 0x4000_0000 },
  keys: { ...small, cores: [7], interrupts: 'virtual' },
  left: { ...small, cores: [6] },
  right: { ...small, cores: [6] },
  logger: { ...rtos, memory: 0x40_0000, cores: [7] },
};

const frame = { majorFrame: '10ms' } as const;

/** Its parts are never changed in place. */
export function twelvePartitions(): SystemDescription {
  return {
    board: qemuVirt({ cores: 8, memory: '1GiB' }),
    partitions,
    schedules: {
      1: {
        ...frame,
        windows: [
          { partition: 'rtos', start: '1ms', duration: '2ms' },
          { partition: 'linux', duration: '7ms' },
        ],
        background: ['linux'],
      },
      3: { ...frame, windows: [{ partition: 'supervisor', duration: '4ms' }], background: ['rescue'] },
      6: {
        majorFrame: 5_000_000n,
        windows: [
          { partition: 'left', duration: '2ms' },
          { partition: 'right', duration: 1_000_000n },
        ],
        background: ['spare', 'left'],
      },
      7: {
        ...frame,
        windows: [
          { partition: 'keys', duration: '5ms' },
          { partition: 'logger', duration: '5ms' },
        ],
      },
    },
    channels: {
      setpoint: { kind: 'sampling', from: 'linux', to: 'control', messageBytes: 24, notify: true },
      log: { kind: 'queuing', from: 'control', to: 'logger', messageBytes: '1KiB', depth: 100 },
      alarm: { kind: 'doorbell', from: { partition: 'control', port: 'siren' }, to: 'linux' },
      sign: { kind: 'call', from: 'logger', to: 'keys' },
      pair: { kind: 'call', from: 'left', to: 'right' },
    },
    console: { core: 2 },
    onBoardError: { intids: [200], action: 'log' },
    neverFlows: [['logger', 'boot']],
  };
}
