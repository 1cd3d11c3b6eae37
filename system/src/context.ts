import type { MessageType } from './authored/channel.ts';
import type { Port } from './stages/channel.ts';
import type { ImageName } from './stages/images.ts';
import type { Controlled } from './stages/recovery.ts';

/** What the stages need from their caller, so that they depend on neither the compiler nor the CLI. */
export interface BuildContext {
  /** Directory that relative paths in the description start from. */
  readonly directory: string;
  /** Compiles a TypeScript partition to an AArch64 ELF file linked for its memory. */
  readonly compileTypeScript?: CompileTypeScript;
  /** The sizes of messages by their types, in their order. */
  readonly measureMessages?: MeasureMessages;
}

/** A class that cannot be a message is a result too. */
export type MessageSize = { readonly sizeBytes: number } | { readonly reason: string };

/** Files are absolute and exist. */
export type MeasureMessages = (types: readonly MessageType[]) => Promise<readonly MessageSize[]>;

/** Where a TypeScript partition's memory is. */
export interface PartitionMemory {
  readonly ramIpa: bigint;
  readonly ramSizeBytes: number;
}

/** Failing to compile is a result; `errors` is shown to the user as it is. */
export type CompileResult = { readonly elfPath: string } | { readonly errors: string };

/** What a TypeScript partition is compiled from and for. */
export interface TypeScriptProgram {
  /** Path of its main file. */
  readonly entry: string;
  readonly partition: string;
  readonly image: ImageName;
  readonly memory: PartitionMemory;
  readonly ports: readonly Port[];
  /** The partitions that it may start, stop and restart. */
  readonly controls: readonly Controlled[];
}

export type CompileTypeScript = (program: TypeScriptProgram) => CompileResult | Promise<CompileResult>;
