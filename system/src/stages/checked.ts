/** The fourth stage: no rule is violated. Only `check` makes one, and only this can be packed. */
import type { PlacedChannel, PlacedPartition, PlacedSystem } from './placed.ts';

declare const CHECKED: unique symbol;

export interface CheckedPartition extends PlacedPartition {
  readonly ramPa: bigint;
}

export interface CheckedChannel extends PlacedChannel {
  readonly regionPa: readonly [bigint, bigint];
}

export interface CheckedSystem extends Omit<PlacedSystem, 'partitions' | 'channels'> {
  readonly channels: readonly CheckedChannel[];
  readonly partitions: readonly CheckedPartition[];
  readonly [CHECKED]: true;
}
