import type { ScheduleDescription } from '../../src/index.ts';
import { goodDescription } from './good.ts';

export const SHARED_SCHEDULE: ScheduleDescription = {
  majorFrame: '10ms',
  windows: [
    { partition: 'rtos', start: '1ms', duration: '2ms' },
    { partition: 'linux', duration: '7ms' },
  ],
  background: ['linux'],
};

/** The good system with `rtos` and `linux` on core 1. */
export function sharedDescription(
  change: Partial<ScheduleDescription> = {},
  rtos: Record<string, unknown> = {},
) {
  const good = goodDescription();
  const partitions = { ...good.partitions, rtos: { ...good.partitions.rtos, cores: [1], ...rtos } };
  return { ...good, partitions, schedules: { 1: { ...SHARED_SCHEDULE, ...change } } };
}
