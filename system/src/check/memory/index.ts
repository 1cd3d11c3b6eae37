/** Rules on memory. */

import type { Rule } from '../rule.ts';
import { addressAlignment } from './address-alignment.ts';
import { boardHasIt } from './board-has-it.ts';
import { fits } from './fits.ts';
import { guestPlace } from './guest-place.ts';
import { leftOver } from './left-over.ts';
import { notZero } from './not-zero.ts';
import { onBoard } from './on-board.ts';
import { overImage } from './over-image.ts';
import { overPartition } from './over-partition.ts';
import { overReserved } from './over-reserved.ts';
import { wholeBlocks } from './whole-blocks.ts';

export const MEMORY: readonly Rule[] = [
  notZero,
  wholeBlocks,
  boardHasIt,
  fits,
  addressAlignment,
  onBoard,
  overImage,
  overPartition,
  guestPlace,
  leftOver,
  overReserved,
];
