import { hasUart } from '../../stages/has-uart.ts';
import { placed } from '../rule.ts';

/** With the board's UART a partition takes everybody's console. */
export const uartTaken = placed('BS2311', ({ partitions }, report) => {
  const owner = partitions.find(hasUart);
  const device = owner?.devices.find(({ isUart }) => isUart);
  if (!owner || !device) return;
  report(
    device.path,
    'the UART left to the hypervisor, which shares it among the partitions',
    `it belongs to ${owner.name}: neither the hypervisor nor the other partitions have a console`,
  );
});
