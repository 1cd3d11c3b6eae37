import type { CheckedSystem, Diagnostic, Driver, Feature, Manifest } from '@bulkhead/system';

/** A compiled program with what explains its addresses and failed checks. */
export interface DebugFiles {
  /** ELF file with debug information. */
  readonly elf: string;
  /** The compiler's table of run-time checks, when it has one. */
  readonly checks?: string;
  /** Where the program's sources are: the files that the two name are relative to a folder above it. */
  readonly sourceFolder?: string;
}

/** A system that has been built: the image on disk and everything that a run of it needs to know. */
export interface BuiltSystem {
  /** From the name of the system file or of its folder. */
  readonly name: string;
  /** Where everything below was written. */
  readonly folder: string;
  readonly imagePath: string;
  readonly checked: CheckedSystem;
  readonly manifest: Manifest;
  readonly hypervisor: DebugFiles;
  /** What the hypervisor is built without, since the system does not use it. */
  readonly withoutFeatures?: readonly Feature[];
  /** The drivers that its board needs instead of the usual ones. */
  readonly drivers?: readonly Driver[];
  /** By name of the program (program-name.ts): that of the partition, and another for its fallback image; absent for a partition without debug information. */
  readonly partitions: Readonly<Record<string, DebugFiles>>;
  readonly warnings: readonly Diagnostic[];
}
