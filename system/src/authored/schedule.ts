/** How a core is shared. Every field is explained in docs/system.md. */
import type { Duration } from './duration.ts';

/** The core is the partition's from `start`, since the major frame began, for `duration`. */
export interface WindowDescription<Name extends string = string> {
  /** Whose window it is. */
  readonly partition: Name;
  /** Default: the end of the window before. */
  readonly start?: Duration;
  /** How long it is. */
  readonly duration: Duration;
}

/** How the partitions of a core share it. */
export interface ScheduleDescription<Name extends string = string> {
  /** Windows repeat after this time; the frames of all cores begin together. */
  readonly majorFrame: Duration;
  /** In the order of their start. */
  readonly windows: readonly WindowDescription<Name>[];
  /** Who runs when no window does, or when the window's own partition sleeps: the first that can. */
  readonly background?: readonly Name[];
}
