/** All rules: one a file, one number each. */
import { BOARD } from './board/index.ts';
import { CHANNELS } from './channels/index.ts';
import { CORES } from './cores/index.ts';
import { DEVICE_TREES } from './device-trees/index.ts';
import { DEVICES } from './devices/index.ts';
import { HEALTH } from './health/index.ts';
import { IMAGES } from './images/index.ts';
import { LIMITS } from './limits/index.ts';
import { MEMORY } from './memory/index.ts';
import type { Rule } from './rule.ts';
import { TIME } from './time/index.ts';

export const RULES: readonly Rule[] = [
  ...BOARD,
  ...MEMORY,
  ...CORES,
  ...DEVICES,
  ...IMAGES,
  ...LIMITS,
  ...TIME,
  ...CHANNELS,
  ...HEALTH,
  ...DEVICE_TREES,
];
