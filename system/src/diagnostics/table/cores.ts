/** Cores: numbers are permanent. */
import { error, note, warning } from './entry.ts';

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
  BS2207: note(
    'cores that run nothing',
    'no partition names them; they stay off',
    'give them to a partition, or the board fewer cores',
  ),
  BS2208: warning(
    'console interrupts on a real-time core',
    '`console.core` is a core of a TypeScript partition or of one with direct interrupts, which the console then delays',
    'choose a core of another partition, or leave out console.core',
  ),
  BS2209: error(
    'two cores of the board with one number',
    "the board's `mpidr` gives two cores the same affinity: one would be started twice, the other never",
    'correct mpidr of the board',
  ),
} as const;
