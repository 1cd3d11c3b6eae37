/** Rules on the board itself. */

import type { Rule } from '../rule.ts';
import { boardBooted } from './booted.ts';
import { boardCores } from './cores.ts';
import { devicePages } from './device-pages.ts';
import { imagePlace } from './image-place.ts';
import { boardBlocks } from './memory-blocks.ts';
import { mpidr } from './mpidr.ts';

export const BOARD: readonly Rule[] = [boardBlocks, imagePlace, boardCores, mpidr, devicePages, boardBooted];
