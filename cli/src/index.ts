/** What the commands do, for tests and other tools. */
export { type BuildOptions, buildSystemFile } from './build/build-system.ts';
export type { BuiltSystem, DebugFiles } from './build/built-system.ts';
export { checkSystemFile } from './build/check-system.ts';
export { DescriptionErrors } from './build/description-errors.ts';
export { compileHypervisor, type HypervisorProgram } from './build/hypervisor.ts';
export { describeSyndrome } from './debug/syndrome.ts';
export { CliError, exitStatus } from './errors.ts';
export type * from './events/event.ts';
export { causeName, endName, haltName } from './events/names.ts';
export { parseEvent } from './events/parse.ts';
export { summary } from './report/summary.ts';
export type { InputStep } from './run/input.ts';
export type { Deviation } from './run/judge.ts';
export type { PartitionResult, RunResult, Stop } from './run/result.ts';
export { type RunOptions, runSystem } from './run/run-system.ts';
export { measureSize, type SizeReport } from './size/measure.ts';
export { Demultiplexer } from './stream/demultiplexer.ts';
export { encodeFrames } from './stream/frames.ts';
