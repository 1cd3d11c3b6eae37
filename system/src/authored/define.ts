import type { PartitionDescription, SystemDescription } from './description.ts';

const AUTHORED = Symbol.for('@bulkhead/system/authored');

/** A description that came through `defineSystem`: the first stage. */
export interface AuthoredSystem<Name extends string = string> {
  /** As it was written. */
  readonly description: SystemDescription<string, Name>;
}

/**
 * Describes a system. The function returns what it is given; its type is what lets an editor complete
 * device names and refuse unknown fields.
 */
export function defineSystem<Device extends string, Name extends string>(
  description: SystemDescription<Device, Name>,
): AuthoredSystem<Name> {
  return Object.assign({ description }, { [AUTHORED]: true });
}

/**
 * Describes a partition in a file of its own, or in a function: every system that has its devices can take it. The
 * partitions that it names, `rights.control` and `recovery`, must be partitions of that system.
 */
export function definePartition<Device extends string = never, Name extends string = never>(
  description: PartitionDescription<Device, Name>,
): PartitionDescription<Device, Name> {
  return description;
}

/** Whether a value (a module's default export) came from `defineSystem`, of this or another copy. */
export function isAuthoredSystem(value: unknown): value is AuthoredSystem {
  return typeof value === 'object' && value !== null && AUTHORED in value;
}
