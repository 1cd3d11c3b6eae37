import type { Board } from '@bulkhead/boards';

/**
 * The drivers of a hypervisor that are not its usual ones, GICv3 and PL011: conditions of hypervisor/package.json. A
 * board needs those that it needs, so unlike a feature none can be left out.
 */
export type Driver = 'gicv2' | 'cadence';

export function driversFor({ gic, uartKind }: Pick<Board, 'gic' | 'uartKind'>): Driver[] {
  return [...(gic.version === 2 ? (['gicv2'] as const) : []), ...(uartKind === 'cadence' ? [uartKind] : [])];
}
