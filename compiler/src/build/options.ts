import type { Sharing } from '../context/program-context.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { StackReservation } from '../stack/worst-case.ts';

export type Target = 'aarch64-el2' | 'aarch64-el1';

export type Optimise = 'size' | 'speed' | 'debug';

/** What compiles the C and the assembly. */
export type CCompiler = 'clang' | 'gcc';

export interface CompileOptions {
  /** Names the outputs: `name.elf`, `name.c`… */
  readonly name: string;
  /** The `.ts` file whose exported functions are the entry points; or several of them. */
  readonly entry?: string;
  readonly entries?: readonly string[];
  readonly outDir: string;
  readonly target: Target;
  /** `.S` files; they go through the preprocessor and can include `layout.h`. */
  readonly assembly?: readonly string[];
  readonly linkerScript: string;
  /** 'cores' when several cores run the program and share its module-level state. */
  readonly sharing?: Sharing;
  /** Default: 'speed'; 'debug' keeps functions, lines and variables apart. */
  readonly optimise?: Optimise;
  /** Default: clang. */
  readonly cc?: CCompiler;
  /** True leaves the run-time checks out, to measure what they cost. Nothing that is shipped may have it. */
  readonly withoutChecks?: boolean;
  /** Features that `isBuilt` denies: what only they need is left out of the image. */
  readonly withoutFeatures?: readonly string[];
  /** Conditions that choose among the modules which a package.json gives for one `#name`. */
  readonly conditions?: readonly string[];
  /** The stacks that the program reserves; what runs on them must fit. */
  readonly stacks?: readonly StackReservation[];
}

/** What a compilation leaves in `outDir`: absolute paths. */
export interface CompileOutput {
  readonly elf: string;
  readonly c: string;
  readonly layoutHeader: string;
  /** `checks.json`: an array of the run-time checks. */
  readonly checksFile: string;
  /** `proved.json`: an array of the checks that were left out because they cannot fail. */
  readonly provedFile: string;
  readonly map: string;
}

export interface CompileSuccess extends CompileOutput {
  readonly ok: true;
  readonly diagnostics: readonly [];
  /** Absolute paths of everything that was read, apart from the compiler itself. */
  readonly inputs: readonly string[];
  /** Milliseconds of each stage. */
  readonly timings: Readonly<Record<string, number>>;
}

export interface CompileFailure {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
}

export type CompileResult = CompileSuccess | CompileFailure;

export function entriesOf(options: CompileOptions): string[] {
  return [...(options.entry === undefined ? [] : [options.entry]), ...(options.entries ?? [])];
}
