/** Devices, interrupts and consoles: numbers are permanent. */
import { error, note, warning } from './entry.ts';

export const DEVICES = {
  BS2301: error('unknown device', 'the board does not have it', 'name a device of the board'),
  BS2302: error(
    'device given twice',
    'to two partitions or to one',
    'give the device to one partition, and let the other ask it through a channel',
  ),
  BS2303: error(
    'device cannot be assigned',
    'its registers give access to everything',
    'leave the device out',
  ),
  BS2304: error(
    'device can access all of memory',
    'DMA without an IOMMU, and not accepted with a reason',
    'accept it with allowDma: true and a reason, or leave the device out',
  ),
  BS2305: error(
    'device collides with another at the guest address',
    'or with memory, the console, the interrupt controller or the virtio window at 0x0a00_0000',
    'give one of the two another place with ipa',
  ),
  BS2306: error(
    'device address is not 4KiB aligned or out of range',
    '`ipa`',
    'use a multiple of 0x1000 that stage 2 can translate',
  ),
  BS2307: error(
    'interrupt given twice',
    'two sources at one INTID of the guest',
    'give one of the two another INTID with intids',
  ),
  BS2308: error(
    'unknown interrupt',
    "not an SPI of the guest's interrupt controller",
    "choose an SPI of the guest's interrupt controller with intids",
  ),
  BS2309: error(
    'wrong number of interrupts',
    "`intids` names all of the device's or none",
    "name all of the device's interrupts, in the board's order, or leave out intids",
  ),
  BS2310: error(
    'emulated console where the UART is',
    "`console: 'pl011'` with the UART assigned",
    'leave out console, or the UART',
  ),
  BS2311: warning(
    'the UART belongs to a partition: no console stream',
    'the partition that has the UART has the only console',
    'leave the UART out if the other partitions need a console',
  ),
  BS2312: warning(
    'console output is dropped',
    'another partition has the UART',
    "write console: 'none', or leave the UART to the hypervisor",
  ),
  BS2313: error(
    'the UART is at a fixed guest address',
    '`ipa` or `intids` of the assigned UART',
    'leave out ipa and intids of the UART',
  ),
  BS2314: error(
    'interrupts cannot be direct',
    "`interrupts: 'direct'`, and the reason against it",
    "use 'auto' or 'virtual'",
  ),
  BS2315: warning(
    'interrupt number of a device tree',
    "`intids` is 32 below the board's INTID: device trees count SPIs from 0",
    'add 32, or leave out intids',
  ),
  BS2316: error(
    'interrupt of a wrong kind',
    "INTIDs below 32 are the cores' own (SGIs and PPIs): no device can raise them",
    'choose an SPI, from 32 on',
  ),
  BS2317: error(
    'interrupt line of two partitions',
    'two devices of the board share a line, and are given to different partitions',
    'give both devices to one partition',
  ),
  BS2318: error(
    'registers of two owners in one page',
    'stage 2 gives pages of 4KiB: whoever has one of the devices can program the other',
    'give both devices to one partition, or leave one out',
  ),
  BS2319: warning(
    'DMA accepted without need',
    '`allowDma` for a device without DMA, or one behind an IOMMU: the exception hides the next mistake',
    'leave out allowDma and reason',
  ),
  BS2320: error(
    'device of the board is not in whole pages',
    "address and size of a board's device are multiples of 4KiB",
    'correct the board: round its registers out to pages',
  ),
  BS2321: error(
    'UART of the board is not one of its devices',
    '`uart` of the board names the device that carries the consoles',
    'correct uart of the board',
  ),
  BS2322: error(
    'clock of a device that nobody gives',
    'what makes it on the board is not in the partition, so the guest cannot find out its frequency',
    'say the frequency with clocks',
  ),
  BS2323: error(
    'device needs more of the board',
    'resets, power domains, pins, regulators and others that its partition does not have',
    'say with without what firmware has seen to',
  ),
  BS2324: warning(
    'nothing to say about this',
    '`clocks` or `without` of a device that does not have it, or of which the board says it',
    'leave it out, or correct its name',
  ),
  BS2325: note(
    'board that was not booted',
    '`booted: false` of the board: its data are from a device tree or manuals, and nobody has tried them',
    'try it, and take booted out of the board file',
  ),
} as const;
