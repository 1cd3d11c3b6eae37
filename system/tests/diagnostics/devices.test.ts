import { expect, test } from 'vitest';
import { goodDescription, messages, messagesOf, withPartition } from '../support/good.ts';

test('BS2301 unknown device', async () => {
  expect(await messages(withPartition('linux', { devices: ['rtcc'] }))).toMatchInlineSnapshot(`
    "error BS2301 at partitions.linux.devices[0]: unknown device
      expected: a device of qemu-virt: uart, rtc, gpio, flash0, flash1, fw-cfg, virtio-page0, virtio-page1, virtio-page2, virtio-page3
      actual:   "rtcc"
      remedy:   did you mean rtc?"
  `);
});
test('BS2302 device of another partition', async () => {
  expect(await messages(withPartition('rtos', { devices: ['rtc'] }))).toMatchInlineSnapshot(`
    "error BS2302 at partitions.rtos.devices[0]: device given twice
      expected: a device that nothing else has
      actual:   rtc, which is partitions.linux.devices[0]
      remedy:   give the device to one partition, and let the other ask it through a channel"
  `);
});
test('BS2303 device that cannot be isolated', async () => {
  expect(
    await messages(
      withPartition('linux', { devices: [{ device: 'fw-cfg', allowDma: true, reason: 'why not' }] }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2303 at partitions.linux.devices[0]: device cannot be assigned
      expected: a device that can be isolated
      actual:   fw-cfg: its DMA engine reads and writes all of memory, the hypervisor included
      remedy:   leave the device out"
  `);
});
test('BS2304 device that does DMA', async () => {
  expect(await messages(withPartition('linux', { devices: ['virtio-page0'] }))).toMatchInlineSnapshot(`
    "error BS2304 at partitions.linux.devices[0]: device can access all of memory
      expected: a device without DMA, or one behind an IOMMU
      actual:   virtio-page0 (virtio-mmio transports 0 to 7) does DMA, and qemu-virt has no IOMMU for it
      remedy:   accept it with { device: 'virtio-page0', allowDma: true, reason: '…' }"
  `);
});
test('BS2304 DMA accepted without a reason', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'virtio-page0', allowDma: true }] })),
  ).toMatchInlineSnapshot(`
    "error BS2304 at partitions.linux.devices[0]: device can access all of memory
      expected: a device without DMA, or one behind an IOMMU
      actual:   virtio-page0 (virtio-mmio transports 0 to 7) does DMA, and qemu-virt has no IOMMU for it
      remedy:   accept it with { device: 'virtio-page0', allowDma: true, reason: '…' }"
  `);
});
test('BS2305 two devices at one address', async () => {
  expect(
    await messages(withPartition('linux', { devices: ['rtc', { device: 'gpio', ipa: 0x0901_0000n }] })),
  ).toMatchInlineSnapshot(`
    "error BS2305 at partitions.linux.devices[1]: device collides with another at the guest address
      expected: a place beside rtc (0x0901_0000 to 0x0901_0fff)
      actual:   gpio at 0x0901_0000 to 0x0901_0fff
      remedy:   give one of the two another place with ipa"
  `);
});
test('BS2305 device over the console', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'rtc', ipa: 0x0900_0000n }] })),
  ).toMatchInlineSnapshot(`
    "error BS2305 at partitions.linux.devices[0]: device collides with another at the guest address
      expected: a place beside the console (0x0900_0000 to 0x0900_0fff)
      actual:   rtc at 0x0900_0000 to 0x0900_0fff
      remedy:   give one of the two another place with ipa"
  `);
});
test('BS2305 device over memory', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'rtc', ipa: 0x4000_0000n }] })),
  ).toMatchInlineSnapshot(`
    "error BS2305 at partitions.linux.devices[0]: device collides with another at the guest address
      expected: a place beside memory (0x4000_0000 to 0x4fff_ffff)
      actual:   rtc at 0x4000_0000 to 0x4000_0fff
      remedy:   give one of the two another place with ipa"
  `);
});
test('BS2306 device inside a page', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'rtc', ipa: 0x0901_0800n }] })),
  ).toMatchInlineSnapshot(`
    "error BS2306 at partitions.linux.devices[0].ipa: device address is not 4KiB aligned or out of range
      expected: a multiple of 4KiB below 0x0080_0000_0000
      actual:   0x0901_0800
      remedy:   use a multiple of 0x1000 that stage 2 can translate"
  `);
});
test('BS2306 device out of reach of stage 2', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'rtc', ipa: 0x80_0000_0000n }] })),
  ).toMatchInlineSnapshot(`
    "error BS2306 at partitions.linux.devices[0].ipa: device address is not 4KiB aligned or out of range
      expected: a multiple of 4KiB below 0x0080_0000_0000
      actual:   0x0080_0000_0000
      remedy:   use a multiple of 0x1000 that stage 2 can translate"
  `);
});
test('BS2307 interrupt of the console', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'rtc', intids: [33] }] })),
  ).toMatchInlineSnapshot(`
    "error BS2307 at partitions.linux.devices[0]: interrupt given twice
      expected: interrupts of its own
      actual:   INTID 33, which is that of the console
      remedy:   give one of the two another INTID with intids"
  `);
});
test('BS2308 interrupt that is not an SPI', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'rtc', intids: [27] }] })),
  ).toMatchInlineSnapshot(`
    "error BS2316 at partitions.linux.devices[0].intids: interrupt of a wrong kind
      expected: an SPI: INTID 32 to 287
      actual:   27, a private peripheral interrupt
      remedy:   choose an SPI, from 32 on"
  `);
});
test('BS2309 wrong number of interrupts', async () => {
  expect(
    await messages(withPartition('linux', { devices: [{ device: 'rtc', intids: [40, 41] }] })),
  ).toMatchInlineSnapshot(`
    "error BS2309 at partitions.linux.devices[0].intids: wrong number of interrupts
      expected: 1 for rtc
      actual:   2
      remedy:   name all of the device's interrupts, in the board's order, or leave out intids"
  `);
});
test('BS2310 emulated console beside the UART', async () => {
  expect(
    await messages({
      ...goodDescription(),
      partitions: { linux: { ...goodDescription().partitions.linux, devices: ['uart'], console: 'pl011' } },
    }),
  ).toMatchInlineSnapshot(`
    "warning BS2311 at partitions.linux.devices[0]: the UART belongs to a partition: no console stream
      expected: the UART left to the hypervisor, which shares it among the partitions
      actual:   it belongs to linux: neither the hypervisor nor the other partitions have a console
      remedy:   leave the UART out if the other partitions need a console
    error BS2310 at partitions.linux.console: emulated console where the UART is
      expected: 'none' or nothing
      actual:   console: 'pl011' and the board's UART
      remedy:   leave out console, or the UART"
  `);
});
test('BS2311 UART of a partition, BS2312 no console for the others', async () => {
  expect(await messages(withPartition('linux', { devices: ['uart'] }))).toMatchInlineSnapshot(`
    "warning BS2312 at partitions.control.console: console output is dropped
      expected: 'none' while linux has the UART
      actual:   'hypercall'
      remedy:   write console: 'none', or leave the UART to the hypervisor
    warning BS2311 at partitions.linux.devices[0]: the UART belongs to a partition: no console stream
      expected: the UART left to the hypervisor, which shares it among the partitions
      actual:   it belongs to linux: neither the hypervisor nor the other partitions have a console
      remedy:   leave the UART out if the other partitions need a console
    warning BS2312 at partitions.rtos.console: console output is dropped
      expected: 'none' while linux has the UART
      actual:   'pl011'
      remedy:   write console: 'none', or leave the UART to the hypervisor
    warning BS2312 at partitions.boot.console: console output is dropped
      expected: 'none' while linux has the UART
      actual:   'pl011'
      remedy:   write console: 'none', or leave the UART to the hypervisor"
  `);
});
test('BS2313 UART elsewhere', async () => {
  expect(
    await messages({
      ...goodDescription(),
      partitions: {
        linux: { ...goodDescription().partitions.linux, devices: [{ device: 'uart', ipa: 0x0c00_0000n }] },
      },
    }),
  ).toMatchInlineSnapshot(`
    "warning BS2311 at partitions.linux.devices[0]: the UART belongs to a partition: no console stream
      expected: the UART left to the hypervisor, which shares it among the partitions
      actual:   it belongs to linux: neither the hypervisor nor the other partitions have a console
      remedy:   leave the UART out if the other partitions need a console
    error BS2313 at partitions.linux.devices[0]: the UART is at a fixed guest address
      expected: 0x0900_0000 and INTID 33, as on the virtual platform
      actual:   0x0c00_0000 and INTID 33
      remedy:   leave out ipa and intids of the UART"
  `);
});

test('BS2305 device over the virtio window', async () => {
  const device = { device: 'virtio-page0', ipa: 0x0a00_0000n, allowDma: true, reason: 'test' };
  expect(await messages(withPartition('linux', { devices: [device] }))).toMatchInlineSnapshot(`
    "error BS2305 at partitions.linux.devices[0]: device collides with another at the guest address
      expected: a place beside the virtio window (0x0a00_0000 to 0x0a00_3fff)
      actual:   virtio-page0 at 0x0a00_0000 to 0x0a00_0fff
      remedy:   give one of the two another place with ipa"
  `);
});
test('BS2308 interrupt that the guest does not have', async () => {
  expect(
    await messagesOf('BS2308', withPartition('linux', { devices: [{ device: 'rtc', intids: [288] }] })),
  ).toMatchInlineSnapshot(`
    "error BS2308 at partitions.linux.devices[0].intids: unknown interrupt
      expected: an SPI: INTID 32 to 287
      actual:   288
      remedy:   choose an SPI of the guest's interrupt controller with intids"
  `);
});
test('BS2315 number of a device tree', async () => {
  expect(
    await messagesOf(
      'BS2315',
      withPartition('linux', {
        devices: [
          {
            device: 'virtio-page3',
            allowDma: true,
            reason: 'test',
            intids: [40, 41, 42, 43, 44, 45, 46, 47],
          },
        ],
      }),
    ),
  ).toMatchInlineSnapshot(`
    "warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 72 of virtio-page3, or another one on purpose
      actual:   40, its number in a device tree: SPI 40
      remedy:   write 72, or leave out intids
    warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 73 of virtio-page3, or another one on purpose
      actual:   41, its number in a device tree: SPI 41
      remedy:   write 73, or leave out intids
    warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 74 of virtio-page3, or another one on purpose
      actual:   42, its number in a device tree: SPI 42
      remedy:   write 74, or leave out intids
    warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 75 of virtio-page3, or another one on purpose
      actual:   43, its number in a device tree: SPI 43
      remedy:   write 75, or leave out intids
    warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 76 of virtio-page3, or another one on purpose
      actual:   44, its number in a device tree: SPI 44
      remedy:   write 76, or leave out intids
    warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 77 of virtio-page3, or another one on purpose
      actual:   45, its number in a device tree: SPI 45
      remedy:   write 77, or leave out intids
    warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 78 of virtio-page3, or another one on purpose
      actual:   46, its number in a device tree: SPI 46
      remedy:   write 78, or leave out intids
    warning BS2315 at partitions.linux.devices[0].intids: interrupt number of a device tree
      expected: INTID 79 of virtio-page3, or another one on purpose
      actual:   47, its number in a device tree: SPI 47
      remedy:   write 79, or leave out intids"
  `);
});
test('BS2316 number of a device tree below 32', async () => {
  expect(
    await messagesOf('BS2316', withPartition('linux', { devices: [{ device: 'rtc', intids: [2] }] })),
  ).toMatchInlineSnapshot(`
    "error BS2316 at partitions.linux.devices[0].intids: interrupt of a wrong kind
      expected: an SPI: INTID 32 to 287
      actual:   2, a software-generated interrupt
      remedy:   device trees count from the first SPI: write 34, or leave out intids"
  `);
});
