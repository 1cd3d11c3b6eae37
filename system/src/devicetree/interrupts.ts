/** Interrupt specifiers of the GIC (Linux Documentation/devicetree/bindings/interrupt-controller/arm,gic-v3.yaml). */
import type { ExpandedPartition } from '../stages/expanded.ts';

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

/** Cells of a private one. A GICv2's name the CPUs in bits 15:8 (arm,gic.yaml). */
export function ppiCells(
  intid: number,
  flags: number,
  { gicVersion, cores }: Pick<ExpandedPartition, 'gicVersion' | 'cores'>,
): number[] {
  const cpus = gicVersion === 2 ? ((1 << cores.length) - 1) << 8 : 0;
  return [PPI, intid - FIRST_PPI_INTID, flags | cpus];
}
