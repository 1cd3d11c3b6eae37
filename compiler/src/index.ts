/**
 * The compiler of Bare TypeScript. Translation loads the TypeScript compiler, which takes a moment:
 * import `@bulkhead/compiler/translate` for it. What is here starts at once.
 */
export { compileProgram } from './build/compile.ts';
export type {
  CCompiler,
  CompileFailure,
  CompileOptions,
  CompileOutput,
  CompileResult,
  CompileSuccess,
  Optimise,
  Target,
} from './build/options.ts';
export { checkTools } from './build/tools.ts';
export type { Check, CheckKind, ProvedCheck } from './context/check.ts';
export { type Diagnostic, formatDiagnostic } from './diagnostics/diagnostic.ts';
export { DIAGNOSTICS, type DiagnosticCode } from './diagnostics/table.ts';
export { breakNumbers } from './elf/break-numbers.ts';
export { type ElfFile, type ElfSection, type ElfSegment, type ElfSource, readElf } from './elf/elf.ts';
export { dynamicRelocations, flatBinary, sectionSizes } from './elf/image.ts';
export { symbols } from './elf/symbols.ts';
export {
  measureStacks,
  type StackReport,
  type StackReservation,
  type StackStep,
  type StackUse,
} from './stack/worst-case.ts';
