import type { ExpandedSystem } from './expanded.ts';

/** What a hypervisor can be built without (hypervisor/core/features.ts). */
export const FEATURES = [
  'sharing',
  'channels',
  'calls',
  'direct',
  'virtual',
  'uart',
  'watchdog',
  'control',
  'boardErrors',
] as const;

export type Feature = (typeof FEATURES)[number];

const IS_USED: Readonly<Record<Feature, (system: ExpandedSystem) => boolean>> = {
  sharing: ({ schedules }) => schedules.length > 0,
  channels: ({ channels }) => channels.length > 0,
  calls: ({ channels }) => channels.some(({ kind }) => kind === 'call'),
  direct: ({ partitions }) => partitions.some(({ delivery }) => delivery.mode === 'direct'),
  virtual: ({ partitions }) => partitions.some(({ delivery }) => delivery.mode === 'virtual'),
  watchdog: ({ partitions }) =>
    partitions.some(
      ({ recovery }) => recovery.watchdogNs > 0n || recovery.hasWatchdogDevice || recovery.stormPerSecond > 0,
    ),
  control: ({ partitions }) => partitions.some(({ recovery }) => recovery.controls.length > 0),
  boardErrors: ({ boardErrors }) => boardErrors !== undefined && boardErrors.intids.length > 0,
  uart: ({ partitions }) => partitions.some(({ console }) => console === 'pl011'),
};

/** What the system does not use: the hypervisor need not have it. */
export function unusedFeatures(system: ExpandedSystem): Feature[] {
  return FEATURES.filter((feature) => !IS_USED[feature](system));
}
