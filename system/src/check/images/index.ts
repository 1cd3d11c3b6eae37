/** Rules on guest images and their command lines. */

import type { Rule } from '../rule.ts';
import { commandLine } from './command-line.ts';
import { deviceTreeRoom } from './device-tree-room.ts';
import { entry } from './entry.ts';
import { forOperatingSystem } from './for-operating-system.ts';
import { initrdFormat } from './initrd-format.ts';
import { insideMemory } from './inside-memory.ts';
import { linuxConsole } from './linux-console.ts';
import { linuxEarlycon } from './linux-earlycon.ts';
import { linuxRoot } from './linux-root.ts';
import { rawFormat } from './raw-format.ts';
import { room } from './room.ts';
import { segmentsApart } from './segments-apart.ts';

export const IMAGES: readonly Rule[] = [
  commandLine,
  insideMemory,
  room,
  segmentsApart,
  entry,
  rawFormat,
  forOperatingSystem,
  initrdFormat,
  linuxConsole,
  linuxEarlycon,
  linuxRoot,
  deviceTreeRoom,
];
