import { hasUart } from '../../stages/has-uart.ts';
import type { PlacedPartition } from '../../stages/placed.ts';
import { placed } from '../rule.ts';
import { linuxImages, valuesOf } from './linux-guests.ts';

/** Names that need no hardware of ours: virtual terminals, and none at all. */
const NO_UART = /^(tty\d*|ttynull|null|)$/;

/** The kernel's console is a UART that the partition has: with another name it boots and says nothing. */
export const linuxConsole = placed('BS2419', ({ partitions }, report) => {
  for (const image of partitions.flatMap(linuxImages)) {
    const uarts = valuesOf(image, 'console')
      .map((value) => value.split(',')[0]!)
      .filter((name) => !NO_UART.test(name));
    const own = uartsOf(image.partition);
    if (own === undefined || uarts.length === 0 || uarts.some((name) => own.includes(name))) continue;
    const expected =
      own.length > 0 ? `console=${own.join(', ')}` : 'no console, since the partition has no UART';
    const remedy = own.length > 0 ? undefined : "leave it out, or add console: 'pl011'";
    report(`${image.at}.commandLine`, expected, `console=${uarts.join(', ')}`, remedy);
  }
});

/** Linux's names of its UARTs; undefined when a device of the board brings some that we do not know. */
function uartsOf(partition: PlacedPartition): string[] | undefined {
  const compatible = partition.devices.flatMap(({ facts }) => facts.nodes.flatMap((node) => node.compatible));
  const others = compatible.some((name) => /uart|serial|virtio/.test(name) && !/pl011/.test(name));
  if (others) return undefined;
  const hasPl011 = compatible.includes('arm,pl011') || (partition.console === 'pl011' && !hasUart(partition));
  return hasPl011 ? ['ttyAMA0'] : [];
}
