/** Interrupt specifiers of the GIC (Linux Documentation/devicetree/bindings/interrupt-controller/arm,gic-v3.yaml). */
const SPI = 0;
const PPI = 1;
const FIRST_PPI_INTID = 16;
const FIRST_SPI_INTID = 32;
const EDGE_RISING = 1;
export const LEVEL_HIGH = 4;

/** Cells of a shared peripheral interrupt. */
export function interruptCells(intid: number, trigger: 'level' | 'edge'): number[] {
  return [SPI, intid - FIRST_SPI_INTID, trigger === 'edge' ? EDGE_RISING : LEVEL_HIGH];
}

export function ppiCells(intid: number, flags: number): number[] {
  return [PPI, intid - FIRST_PPI_INTID, flags];
}
