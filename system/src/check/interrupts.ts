import { GUEST_INTIDS, GUEST_UART_INTID, GUEST_WATCHDOG_INTID } from '@bulkhead/hypervisor/abi/platform';
import { hasUart } from '../stages/has-uart.ts';
import type { PlacedRule } from './rule.ts';

const FIRST_SPI = 32;

/** Each line of a partition's interrupt controller has one source. */
export const interrupts: PlacedRule = ({ partitions }, report) => {
  for (const partition of partitions) {
    const sources = new Map<number, string>();
    if (partition.console === 'pl011' && !hasUart(partition)) sources.set(GUEST_UART_INTID, 'the console');
    if (partition.recovery.hasWatchdogDevice) sources.set(GUEST_WATCHDOG_INTID, 'the watchdog');
    for (const { channel, side } of partition.ports) {
      const { intid } = channel.ends[side];
      if (intid !== 0) sources.set(intid, `the channel ${channel.name}`);
    }
    for (const { path, name, interrupts, authoredIntids } of partition.devices) {
      if (authoredIntids && authoredIntids.length !== interrupts.length) {
        const expected = `${interrupts.length} for ${name}`;
        report.add('BS2309', `${path}.intids`, expected, `${authoredIntids.length}`);
      }
      for (const { virtualIntid } of interrupts) {
        const source = sources.get(virtualIntid);
        if (virtualIntid < FIRST_SPI || virtualIntid >= GUEST_INTIDS) {
          const expected = `an SPI: INTID ${FIRST_SPI} to ${GUEST_INTIDS - 1}`;
          report.add('BS2308', `${path}.intids`, expected, `${virtualIntid}`);
        } else if (source !== undefined) {
          const actual = `INTID ${virtualIntid}, which is that of ${source}`;
          report.add('BS2307', path, 'interrupts of its own', actual);
        } else sources.set(virtualIntid, name);
      }
    }
  }
};
