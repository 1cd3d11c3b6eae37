/** The shape of the description: numbers are permanent. */
import { error } from './entry.ts';

export const SHAPE = {
  BS2001: error(
    'not a system description',
    "the file's default export is not the result of `defineSystem`",
    'end the file with: export default defineSystem({…});',
  ),
  BS2002: error(
    'unknown field',
    'a misspelt or misplaced field',
    'take the field out, or move it to where it belongs',
  ),
  BS2003: error(
    'missing field or wrong type',
    'also: a value that is not one of those listed',
    'write a value of that kind',
  ),
  BS2004: error(
    'bad size',
    'not a whole number of bytes, or another unit than KiB, MiB, GiB',
    'write a number of bytes, or a whole number with KiB, MiB or GiB',
  ),
  BS2005: error(
    'bad partition name',
    'other characters than `a-z`, `0-9`, `-`, or not 1 to 31 of them',
    'choose a shorter name of a-z, 0-9 and -',
  ),
  BS2006: error(
    'no partitions',
    'a system has at least one',
    'add a partition: partitions: { name: { guest, memory, cores } }',
  ),
  BS2007: error(
    'bad command line',
    'not printable ASCII, or longer than Linux takes',
    'leave out what Linux does not need, and characters that are not ASCII',
  ),
  BS2008: error(
    'unknown kind of guest',
    'not made by `linux`, `typescript`, `elf` or `raw`',
    'use linux({…}), typescript({…}), elf({…}) or raw({…})',
  ),
  BS2009: error(
    'bad address',
    'not a number, negative, or not below 2^48',
    'write a number such as 0x4000_0000',
  ),
  BS2010: error(
    'contradictory expectation',
    'a fault is described, but another end is expected; a partition that starts again after the fault may have any',
    'leave out one of the two',
  ),
  BS2011: error(
    'bad time',
    'not a whole number of ns up to a day, or another unit than ns, us, ms, s',
    'write a whole number with ns, us, ms or s, or a bigint of nanoseconds',
  ),
  BS2012: error(
    'expected end that never comes',
    '`expect.end` names an end after which the partition starts again, without a limit',
    'choose another end, or add restart.limit',
  ),
  BS2013: error(
    "name of the tools' own",
    '`run` shows the log of the hypervisor as `hypervisor`, and what firmware prints as `board`',
    'choose another name',
  ),
  BS2014: error(
    'unknown board',
    '`board.name` of the JSON form is not one of ours',
    'name one of these, or give all facts of the board',
  ),
  BS2015: error(
    'not JSON',
    'a `.json` file that does not parse',
    'correct the file: `bulkhead export` writes one that is right',
  ),
} as const;
