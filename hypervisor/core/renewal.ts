/** What every start of a partition renews besides its memory. */
import { resetPartitionDevices } from '#machine';
import { hasWatchdogs } from './features.ts';
import type { Partition } from './partition.ts';
import { resetUart } from './virtual-uart.ts';
import { resetWatchdog } from './virtual-watchdog.ts';

/** Everything that a guest can see of devices, as at power-on. */
export function renewDevices(partition: Partition): void {
  resetPartitionDevices(partition);
  resetUart(partition);
  if (hasWatchdogs()) resetWatchdog(partition);
}
