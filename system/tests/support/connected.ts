import type { ChannelDescription } from '../../src/index.ts';
import { sharedDescription } from './shared.ts';

export const CHANNELS: Record<string, ChannelDescription> = {
  setpoint: { kind: 'sampling', from: 'linux', to: 'control', messageBytes: 24, notify: true },
  log: { kind: 'queuing', from: 'control', to: 'linux', messageBytes: 128, depth: 100 },
  alarm: { kind: 'doorbell', from: { partition: 'control', port: 'siren' }, to: 'linux' },
  keys: { kind: 'call', from: 'linux', to: 'rtos' },
};

/** The system with a shared core and a channel of every kind. */
export function connectedDescription(change: Record<string, unknown> = {}) {
  return { ...sharedDescription(), channels: { ...CHANNELS, ...(change as typeof CHANNELS) } };
}
