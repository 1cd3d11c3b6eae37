import { GUEST_UART, GUEST_UART_INTID } from '@bulkhead/hypervisor/abi/platform';
import { showAddress } from '../diagnostics/show.ts';
import { hasUart } from '../stages/has-uart.ts';
import type { PlacedRule } from './rule.ts';

/** The board's UART replaces the emulated one of the partition that has it, and ends the console stream. */
export const uart: PlacedRule = ({ partitions }, report) => {
  const owner = partitions.find(hasUart);
  const device = owner?.devices.find(({ isUart }) => isUart);
  if (!owner || !device) return;
  report.add(
    'BS2311',
    device.path,
    'the UART left to the hypervisor, which shares it among the partitions',
    `it belongs to ${owner.name}: neither the hypervisor nor the other partitions have a console`,
  );
  const [intid] = device.interrupts.map((interrupt) => interrupt.virtualIntid);
  if (device.ipa !== GUEST_UART || intid !== GUEST_UART_INTID) {
    const expected = `${showAddress(GUEST_UART)} and INTID ${GUEST_UART_INTID}, as on the virtual platform`;
    report.add('BS2313', device.path, expected, `${showAddress(device.ipa)} and INTID ${intid}`);
  }
  if (owner.console === 'pl011') {
    const actual = "console: 'pl011' and the board's UART";
    report.add('BS2310', `${owner.path}.console`, "'none' or nothing", actual);
  }
  for (const { path, console } of partitions) {
    if (console === 'none' || path === owner.path) continue;
    const expected = `'none' while ${owner.name} has the UART`;
    report.add('BS2312', `${path}.console`, expected, `'${console}'`);
  }
};
