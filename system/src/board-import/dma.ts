/** Which devices cannot read or write memory by themselves: those that are known not to. A device tree does not say it. */

const WITHOUT_DMA: readonly RegExp[] = [
  /^arm,(pl011|pl031|pl061|sp804|sp805|primecell|sbsa-gwdt|armv7-timer-mem|mhu)$/,
  /^cfi-flash$/,
  /^(cdns,uart-r1p\d+|xlnx,xuartps|xlnx,zynqmp-(uart|gpio-1\.0))$/,
  /^(cdns,ttc|cdns,wdt-r1p2|cdns,i2c-r1p\d+|xlnx,zynqmp-rtc)$/,
  /^(snps,dw-apb-uart|ns16550a?|ns8250)$/,
  /^(snps,dw-apb-gpio|snps,dw-wdt|snps,designware-i2c)$/,
  /^mmio-sram$/,
  /^arm,(pl180|pl050|sp810)$/,
  /^smsc,lan91(15|18)$/,
  /^brcm,bcm2835-system-timer$/,
];

/** By the most special thing that it is compatible with: a later name may be a driver's, not the device's. */
export function isKnownWithoutDma([first = '']: readonly string[]): boolean {
  return WITHOUT_DMA.some((pattern) => pattern.test(first));
}
