import { type ChannelDescription, defineSystem, elf, type WindowDescription } from '@bulkhead/system';
import type { GuestPrograms } from '../benchmark.ts';
import { boardWith } from '../environment.ts';
import { GUEST } from '../measure.ts';

/** The guest and its partner on one core, by windows of which the guest's is the first. */
export function oneCore(
  { elf: file, partner }: GuestPrograms,
  { frame, guest, rest }: Readonly<Record<'frame' | 'guest' | 'rest', WindowDescription['duration']>>,
  channel: ChannelDescription<typeof GUEST | 'partner'>,
) {
  return defineSystem({
    board: boardWith(1),
    partitions: {
      [GUEST]: { guest: elf({ file }), memory: '2MiB', cores: [0], expect: { end: 'off' } },
      partner: { guest: elf({ file: partner }), memory: '2MiB', cores: [0], expect: { end: 'running' } },
    },
    schedules: {
      0: {
        majorFrame: frame,
        windows: [
          { partition: GUEST, duration: guest },
          { partition: 'partner', duration: rest },
        ],
      },
    },
    channels: { between: channel },
  });
}
