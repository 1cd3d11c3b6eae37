/** Every diagnostic. Numbers are permanent: never reuse or renumber one. */
import { CHANNELS } from './table/channels.ts';
import { CORES } from './table/cores.ts';
import { DEVICE_TREES } from './table/device-trees.ts';
import { DEVICES } from './table/devices.ts';
import type { Entry } from './table/entry.ts';
import { HEALTH } from './table/health.ts';
import { IMAGE } from './table/image.ts';
import { IMAGES } from './table/images.ts';
import { IMPORT } from './table/import.ts';
import { LIMITS } from './table/limits.ts';
import { MEMORY } from './table/memory.ts';
import { SHAPE } from './table/shape.ts';
import { TIME } from './table/time.ts';

export type { Entry } from './table/entry.ts';

/** By what they are about, in the order of their numbers. */
export const GROUPS = {
  'The description itself': SHAPE,
  Memory: MEMORY,
  Cores: CORES,
  'Devices, interrupts, consoles': DEVICES,
  'Files and guest images': IMAGES,
  Limits: LIMITS,
  'The image': IMAGE,
  Time: TIME,
  Channels: CHANNELS,
  'Health, recovery, rights': HEALTH,
  'Device trees of guests': DEVICE_TREES,
  'Importing a board': IMPORT,
} as const;

export const TABLE = {
  ...SHAPE,
  ...MEMORY,
  ...CORES,
  ...DEVICES,
  ...IMAGES,
  ...LIMITS,
  ...IMAGE,
  ...TIME,
  ...CHANNELS,
  ...HEALTH,
  ...DEVICE_TREES,
  ...IMPORT,
} as const satisfies Record<string, Entry>;

export type Code = keyof typeof TABLE;
