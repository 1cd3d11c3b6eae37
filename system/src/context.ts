/** What the stages need from their caller, so that they depend on neither the compiler nor the CLI. */
export interface BuildContext {
  /** Directory that relative paths in the description start from. */
  readonly directory: string;
  /** Compiles a TypeScript partition to an AArch64 ELF file linked for its memory. */
  readonly compileTypeScript?: CompileTypeScript;
}

/** Where a TypeScript partition's memory is. */
export interface PartitionMemory {
  readonly ramIpa: bigint;
  readonly ramSizeBytes: number;
}

/** Failing to compile is a result; `errors` is shown to the user as it is. */
export type CompileResult = { readonly elfPath: string } | { readonly errors: string };

export type CompileTypeScript = (
  entryPath: string,
  partition: string,
  memory: PartitionMemory,
) => CompileResult | Promise<CompileResult>;
