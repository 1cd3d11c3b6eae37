/** Cores: numbers are permanent. */
import { error } from './entry.ts';

export const CORES = {
  BS2201: error(
    'bad number of cores of the board',
    "the board's `cores` option",
    'give the board a number of cores that it can have',
  ),
  BS2202: error('partition has no core', '`cores` is empty', 'name at least one core: cores: [0]'),
  BS2203: error(
    'unknown core',
    'the board does not have it',
    'name a core of the board, or give the board more cores',
  ),
  BS2204: error('core given twice', 'to one partition', 'name each core once'),
  BS2205: error(
    'unknown console core',
    '`console.core` is not a core of the board',
    'name a core of the board',
  ),
  BS2206: error(
    'TypeScript partition with more than one core',
    'a partition in TypeScript has one vCPU',
    'name one core, and make a partition for each further one',
  ),
} as const;
