/** The system description: what users write, and the stages that turn it into an image. */

export type {
  ChannelDescription,
  ChannelKindName,
  EndDescription,
  MessageType,
} from './authored/channel.ts';
export { type AuthoredSystem, definePartition, defineSystem, isAuthoredSystem } from './authored/define.ts';
export type {
  Console,
  DeviceAssignment,
  Expectation,
  ExpectedEnd,
  ExpectedFaultCause,
  Interrupts,
  PartitionDescription,
  SystemDescription,
} from './authored/description.ts';
export { type Duration, formatDuration, parseDuration } from './authored/duration.ts';
export type {
  ActionName,
  AfterLimit,
  BoardAction,
  BoardErrorDescription,
  ErrorName,
  HealthDescription,
  OnError,
  RestartDescription,
  RightsDescription,
  WatchdogDescription,
} from './authored/health.ts';
export type { ScheduleDescription, WindowDescription } from './authored/schedule.ts';
export { boardText } from './board-import/board-text.ts';
export { type BoardSources, type ImportResult, importBoard } from './board-import/import-board.ts';
export {
  type BuildResult,
  buildSystem,
  type CheckResult,
  checkSystem,
  type HypervisorSource,
} from './build.ts';
export type {
  BuildContext,
  CompileResult,
  CompileTypeScript,
  MeasureMessages,
  MessageSize,
  PartitionMemory,
  TypeScriptProgram,
} from './context.ts';
export { type Diagnostic, formatDiagnostic, type Place, type Severity } from './diagnostics/diagnostic.ts';
export { stepsOf } from './diagnostics/path.ts';
export { type Code, GROUPS, TABLE } from './diagnostics/table.ts';
export { type Reach, reachOf } from './flow/reach.ts';
export {
  type ElfGuest,
  elf,
  type Guest,
  type GuestKind,
  type LinuxGuest,
  linux,
  type RawGuest,
  raw,
  type TypeScriptGuest,
  typescript,
} from './guests/guest.ts';
export { ACTIONS, actionName } from './health/actions.ts';
export { describeError, ERRORS, OTHER_ERRORS } from './health/errors.ts';
export { boardToJson } from './json/board.ts';
export { resolvedSystem } from './json/resolved.ts';
export { systemSchema } from './json/schema.ts';
export { type JsonSystem, systemFromJson, systemToJson } from './json/system.ts';
export { type LoadedSystem, loadSystem } from './load.ts';
export { nameOfWords } from './pack/configuration.ts';
export type { HypervisorBinary, SystemImage } from './pack/image.ts';
export type { Manifest, ManifestDevice, ManifestPartition } from './pack/manifest.ts';
export { type ReadImage, readImage } from './pack/read.ts';
export { decodeRecord, encodeRecord, offsetOfField, sizeOfRecord } from './pack/record.ts';
export type { ChannelEnd, ExpandedChannel, Port } from './stages/channel.ts';
export { CALL_MESSAGE_BYTES } from './stages/channel-memory.ts';
export type { CheckedChannel, CheckedPartition, CheckedSystem } from './stages/checked.ts';
export { controllerRegisters } from './stages/controller.ts';
export type { Driver } from './stages/drivers.ts';
export type {
  CompleteExpectation,
  ExpandedDevice,
  ExpandedPartition,
  ExpandedSystem,
} from './stages/expanded.ts';
export { FEATURES, type Feature } from './stages/features.ts';
export type { ImageName } from './stages/images.ts';
export type { InterruptDelivery } from './stages/interrupt-mode.ts';
export type { PlacedPartition, PlacedSystem, Segment } from './stages/placed.ts';
export { portIdentifier } from './stages/port-identifier.ts';
export type { Controlled } from './stages/recovery.ts';
export type { ScheduledCore, ScheduledVcpu, ScheduledWindow } from './stages/scheduled.ts';
export { layOutSmallest } from './stages/smallest.ts';
export {
  type CoreTime,
  coreTimes,
  signalWait,
  type VcpuTime,
  vcpuTimes,
  type Wait,
} from './time/analysis.ts';
