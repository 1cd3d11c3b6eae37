/** Channels: numbers are permanent. */
import { error, warning } from './entry.ts';

export const CHANNELS = {
  BS2801: error(
    'unknown kind of channel',
    'not `doorbell`, `sampling`, `queuing` or `call`',
    "write kind: 'doorbell', 'sampling', 'queuing' or 'call'",
  ),
  BS2802: error(
    'bad channel or port name',
    'other characters than letters, digits and `-`, no letter first, or more than 31',
    'choose a name that begins with a letter, of letters, digits and -',
  ),
  BS2803: error(
    'unknown partition at the end of a channel',
    'a misspelt name',
    'name a partition of this system',
  ),
  BS2804: error(
    'channel from a partition to itself',
    '`from` and `to` are the same',
    'name another partition: within one, no channel is needed',
  ),
  BS2805: error('bad message size', '0, or more than 65536', 'choose messageBytes between the two'),
  BS2806: error('bad depth of a queue', '0, or more than 65536', 'choose a depth between the two'),
  BS2807: error(
    'channel needs more memory than a port can show',
    '512KiB',
    'make the messages smaller or the queue shorter',
  ),
  BS2808: error(
    'port given twice',
    'two ports of a partition have one name',
    'give one of the two a name of its own: { partition, port }',
  ),
  BS2809: error(
    'call between partitions without a common core',
    'a call switches partitions on one core',
    'let them share a core, or use a queuing channel each way',
  ),
  BS2810: error(
    'calls in a circle',
    'everyone in it could wait for ever',
    'let one of them answer by a doorbell or a queuing channel',
  ),
  BS2811: error(
    'memory of the channels does not fit',
    'the partitions leave no hole that is large enough',
    'give the partitions less memory or the board more',
  ),
  BS2812: error(
    'type that cannot be a message',
    'not an exported class, or one with other fields than integers, arrays and objects of them, or with gaps',
    'export a class of integers, Fixed arrays and such classes, in an order without gaps',
  ),
  BS2813: error(
    'message is larger than the channel carries',
    'the type needs more than `messageBytes`, or than the 40 bytes of a call',
    'make messageBytes larger, or the type smaller',
  ),
  BS2814: error(
    'ports with one name in TypeScript',
    '`a-b` and `aB`',
    'give one of the two another name: { partition, port }',
  ),
  BS2815: warning(
    'port that nothing uses',
    'the program of a TypeScript partition never names its end of a channel',
    'import it from the module of ports, or leave the channel out',
  ),
} as const;
