import type { Board } from '@bulkhead/boards';

/**
 * The drivers of a hypervisor that are not its usual ones, GICv3, PL011 and PSCI: conditions of hypervisor/package.json.
 * A board needs those that it needs, so unlike a feature none can be left out.
 */
export type Driver = 'gicv2' | 'bcm2836' | 'cadence' | 'bcm2835';

const CONTROLLERS = { 3: [], 2: ['gicv2'], bcm2836: ['bcm2836'] } as const satisfies Record<
  Board['gic']['version'],
  readonly Driver[]
>;

export function driversFor({ gic, uartKind, power }: Pick<Board, 'gic' | 'uartKind' | 'power'>): Driver[] {
  return [
    ...CONTROLLERS[gic.version],
    ...(uartKind === 'cadence' ? [uartKind] : []),
    ...(power === 'bcm2835' ? [power] : []),
  ];
}

/** The version of the GIC that guests see: that of the board, or a GICv2 where there is none. */
export function guestGic({ gic }: Pick<Board, 'gic'>): 2 | 3 {
  return gic.version === 3 ? 3 : 2;
}
