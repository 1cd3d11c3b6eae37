import { GUEST_UART_INTID, GUEST_WATCHDOG_INTID } from '@bulkhead/hypervisor/abi/platform';
import { hasUart } from '../../stages/has-uart.ts';
import type { PlacedPartition } from '../../stages/placed.ts';
import { placed } from '../rule.ts';
import { isGuestSpi } from './intids.ts';

/** Each line of a partition's interrupt controller has one source. */
export const interruptTwice = placed('BS2307', ({ partitions }, report) => {
  for (const partition of partitions) {
    const sources = ownSources(partition);
    for (const { path, name, interrupts } of partition.devices) {
      for (const { virtualIntid } of interrupts) {
        const source = sources.get(virtualIntid);
        if (!isGuestSpi(virtualIntid)) continue;
        if (source === undefined) sources.set(virtualIntid, name);
        else report(path, 'interrupts of its own', `INTID ${virtualIntid}, which is that of ${source}`);
      }
    }
  }
});

/** What interrupts the guest beside its devices. */
function ownSources(partition: PlacedPartition): Map<number, string> {
  const sources = new Map<number, string>();
  if (partition.console === 'pl011' && !hasUart(partition)) sources.set(GUEST_UART_INTID, 'the console');
  if (partition.recovery.hasWatchdogDevice) sources.set(GUEST_WATCHDOG_INTID, 'the watchdog');
  for (const { channel, side } of partition.ports) {
    const { intid } = channel.ends[side];
    if (intid !== 0) sources.set(intid, `the channel ${channel.name}`);
  }
  return sources;
}
