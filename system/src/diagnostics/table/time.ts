/** Time: numbers are permanent. */
import { error, note, warning } from './entry.ts';

export const TIME = {
  BS2701: error(
    'core is shared without a schedule',
    'several partitions name it, and `schedules` does not have it',
    'give the core a schedule, or one of the partitions another core',
  ),
  BS2702: error(
    'schedule of a core that the board does not have',
    'a key of `schedules`',
    'name a core of the board, or give the board more cores',
  ),
  BS2703: error(
    'no time on a scheduled core',
    'the partition has neither a window nor a place in the background',
    'give it a window or a place in the background, or take the core from it',
  ),
  BS2704: error('unknown partition in a schedule', 'a misspelt name', 'name a partition of this system'),
  BS2705: error(
    'scheduled partition does not have the core',
    'the core is not among its `cores`',
    "add the core to the partition's cores, or leave out its window",
  ),
  BS2706: error(
    'bad major frame',
    'shorter than 50us or longer than 10s',
    'choose a major frame between the two',
  ),
  BS2707: error(
    'time is not a multiple of 1us',
    'of a frame, a window or a period',
    'round it to a whole number of microseconds',
  ),
  BS2708: error('window is too short', 'less than 50us', 'make the window longer, or leave it out'),
  BS2709: error(
    'window reaches beyond the major frame',
    'windows do not wrap around',
    'make the window shorter, or the major frame longer',
  ),
  BS2710: error(
    'windows overlap or are out of order',
    'each starts when the one before has ended, or later',
    'put the windows in the order of their starts, each behind the end of the one before',
  ),
  BS2711: error(
    'schedule without a window',
    'a background alone gives nobody time for certain',
    'add a window, or leave out the schedule',
  ),
  BS2712: error(
    'background partition given twice',
    'the order is the priority',
    'name it once: the order is the priority',
  ),
  BS2713: error(
    'bad period or budget',
    'one without the other, zero, or a budget above its period',
    'give a period and a budget that is not longer',
  ),
  BS2714: error(
    'budget is not guaranteed in every period',
    'the windows of some period are too short in all',
    'give it more or other windows, or a smaller budget',
  ),
  BS2715: warning(
    'frames of a partition drift against each other',
    'major frames of its cores of which none divides the other',
    'make one of the major frames a multiple of the other',
  ),
  BS2716: warning(
    'vCPUs that never run together',
    'windows of a partition on several cores never overlap: what one core waits for, the other does later',
    'let its windows on all cores overlap, or give it one core',
  ),
  BS2717: note(
    'time that nobody has',
    'windows leave time of the major frame, and there is no background',
    'make windows longer, or add a background',
  ),
  BS2718: warning(
    'schedule without need',
    'one partition has the whole frame: a core of its own, with direct interrupts, costs less',
    'leave out the schedule',
  ),
  BS2719: warning(
    'budget without a schedule',
    'a period and budget on cores that the partition has all the time promise nothing',
    'leave out period and budget, or add the schedule',
  ),
} as const;
