/** Limits of the runtime configuration: numbers are permanent. */
import { error } from './entry.ts';

export const LIMITS = {
  BS2501: error(
    'too many partitions',
    'the runtime configuration holds 32',
    'put what belongs together into one partition',
  ),
  BS2502: error('too many vCPUs', '8 a partition', 'give the partition fewer cores'),
  BS2503: error(
    'too many segments',
    '8 a partition, the device tree included',
    'link the guest with fewer program headers',
  ),
  BS2504: error('too many devices', '8 a partition', 'share the devices among several partitions'),
  BS2505: error('too many interrupts', '16 a partition', 'share the devices among several partitions'),
  BS2506: error('too many windows', '16 a core', 'make fewer and longer windows, or a shorter major frame'),
  BS2507: error('too many background partitions', '8 a core', 'leave out those that have windows enough'),
  BS2508: error('too many channels', '16 in all', 'carry several things in one channel'),
  BS2509: error(
    'too many ports',
    '8 ends of channels a partition',
    'carry several things in one channel, or split the partition',
  ),
  BS2510: error('too many partitions on a core', '8 a core', 'spread the partitions over more cores'),
} as const;
