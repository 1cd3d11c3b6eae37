import { GUEST_UART } from '@bulkhead/hypervisor/abi/platform';
import { hasUart } from '../../stages/has-uart.ts';
import { placed } from '../rule.ts';
import { linuxImages, valuesOf } from './linux-guests.ts';

/** The early console is where the partition has its UART: elsewhere the kernel faults before it can say so. */
export const linuxEarlycon = placed('BS2420', ({ partitions }, report) => {
  for (const image of partitions.flatMap(linuxImages)) {
    const { partition, at } = image;
    for (const value of valuesOf(image, 'earlycon')) {
      const address = /,(0x[0-9a-fA-F]+)/.exec(value)?.[1];
      const hasOwn = partition.console === 'pl011' || hasUart(partition);
      if (address === undefined || (hasOwn && BigInt(address) === GUEST_UART)) continue;
      const known = partition.devices.some(({ ipa }) => ipa === BigInt(address));
      if (known) continue;
      const expected = hasOwn
        ? `earlycon=pl011,0x${GUEST_UART.toString(16)}`
        : 'no early console without a UART';
      report(`${at}.commandLine`, expected, `earlycon=${value}`, hasOwn ? 'write earlycon alone' : undefined);
    }
  }
});
