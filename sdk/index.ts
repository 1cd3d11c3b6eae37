/** The library of TypeScript partitions. The entry file of a partition exports `main(): void`. */
export { HealthAction, HealthError, HealthRecord } from '@bulkhead/hypervisor/abi/health';
export { Control, PartitionState } from '@bulkhead/hypervisor/abi/hypercalls';
export { CallResult, callThroughPort } from './channels/call-client.ts';
export { receiveAtPort, replyAtPort, WaitResult, waitForCall } from './channels/call-server.ts';
export { QueueReceiver, QueueSender, ReceiveResult, SendResult } from './channels/queuing.ts';
export { SamplingReader, SamplingWriter } from './channels/sampling.ts';
export { signalThroughPort } from './channels/signal.ts';
export { flush, hasInput, print, printBytes, printHex, printLine, printNumber, readByte } from './console.ts';
export { ControlResult, controlPartition, stateOfPartition } from './control.ts';
export { newestHealthRecord, readHealthRecord } from './health.unsafe.ts';
export { restart, stop } from './power.ts';
export { enableSignal, hasSignal, takeInterrupts, takeSignal, waitForSignal } from './signals.ts';
export { Text } from './text.ts';
export { delay, now, PeriodicTimer, toNanoseconds, waitForSignalWithin } from './timer.ts';
export { kickWatchdog } from './watchdog.ts';
export { waitForWindow } from './window.ts';
