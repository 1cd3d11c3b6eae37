/** Memory: numbers are permanent. */
import { error, note } from './entry.ts';

export const MEMORY = {
  BS2101: error('memory is zero', 'a partition needs at least 2MiB', "write a size such as '16MiB'"),
  BS2102: error(
    'memory is not a multiple of 2MiB',
    'stage-2 translation maps blocks of that size',
    'round it up to the next 2MiB',
  ),
  BS2103: error(
    'more memory than the board has',
    'one partition alone asks for more',
    'give the partition less memory or the board more',
  ),
  BS2104: error(
    'memory does not fit beside the image and the other partitions',
    'together they ask for more than is left, or fixed placements leave no hole that is large enough',
    'give the partitions less memory or the board more',
  ),
  BS2105: error('address is not 2MiB aligned', '`ramPa` or `ramIpa`', 'use a multiple of 0x20_0000'),
  BS2106: error(
    "fixed placement is outside the board's memory",
    '`ramPa`',
    "choose a place in the board's memory, or leave out ramPa",
  ),
  BS2107: error(
    'fixed placement overlaps the hypervisor',
    '`ramPa` and the packed image',
    'choose a place behind the image, or leave out ramPa',
  ),
  BS2108: error(
    'fixed placement overlaps another partition',
    'both have `ramPa`',
    'choose another place, or leave out one of the two ramPa',
  ),
  BS2109: error(
    'guest memory is outside of where the virtual platform has memory',
    '`ramIpa`: below 0x4000_0000, or from 0x7e_0000_0000 on',
    'leave out ramIpa, or choose a place from 0x4000_0000 on',
  ),
  BS2110: error(
    "board's memory is not a multiple of 2MiB",
    "the board's `memory` option",
    'give the board a multiple of 2MiB of memory',
  ),
  BS2111: note(
    'most of the memory is left over',
    "no partition has half of the board's memory or more; perhaps one was forgotten, or a size has a wrong unit",
    'give the partitions more memory, or the board less',
  ),
  BS2112: error(
    'fixed placement overlaps memory of the firmware',
    "`ramPa` and what the board's firmware keeps (`reserved` of the board)",
    'choose another place, or leave out ramPa',
  ),
  BS2113: error(
    "image is outside of the board's memory",
    '`imagePa` of the board, with the packed image behind it, or on memory of the firmware',
    'correct imagePa of the board, or give the board more memory',
  ),
} as const;
