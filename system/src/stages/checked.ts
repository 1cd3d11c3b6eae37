/** The fourth stage: no rule is violated. Only `check` makes one, and only this can be packed. */
import type { PlacedPartition, PlacedSystem } from './placed.ts';

declare const CHECKED: unique symbol;

export interface CheckedPartition extends PlacedPartition {
  readonly ramPa: bigint;
}

export interface CheckedSystem extends Omit<PlacedSystem, 'partitions'> {
  readonly partitions: readonly CheckedPartition[];
  readonly [CHECKED]: true;
}
