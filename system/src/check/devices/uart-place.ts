import { GUEST_UART, GUEST_UART_INTID } from '@bulkhead/hypervisor/abi/platform';
import { showAddress } from '../../diagnostics/show.ts';
import { placed } from '../rule.ts';

/** The UART is where guests of the virtual platform look for it. */
export const uartPlace = placed('BS2313', ({ partitions }, report) => {
  const device = partitions.flatMap(({ devices }) => devices).find(({ isUart }) => isUart);
  if (!device) return;
  const [intid] = device.interrupts.map(({ virtualIntid }) => virtualIntid);
  if (device.ipa === GUEST_UART && intid === GUEST_UART_INTID) return;
  const expected = `${showAddress(GUEST_UART)} and INTID ${GUEST_UART_INTID}, as on the virtual platform`;
  report(device.path, expected, `${showAddress(device.ipa)} and INTID ${intid}`);
});
