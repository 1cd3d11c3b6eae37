/** What `core/` and `platform/` may use of this architecture; `arch/contract.ts` says what that must be. */

export { CONTROLLER, overlapsController, validController, validControllerPlace } from '#gic/board.ts';
export { CAN_BE_DIRECT } from '#gic/direct-cpu-interface.ts';
export { kickCore } from '#gic/driver.ts';
export { Access } from './access.ts';
export { GuestContext } from './context.ts';
export { countsInstructions } from './cpu.unsafe.ts';
export { Transfer } from './decode.ts';
export { describeExit, describePanic } from './faults.ts';
export { clearPartitionMemory, leaveGuest, loadPartitionMemory, resetPartitionDevices } from './guest.ts';
export { clearRecord, healthLog, isSealed, seal } from './health.unsafe.ts';
export { checkedPart, configurationSize, imageStart, packedConfiguration } from './image.unsafe.ts';
export { drainInterrupts } from './interrupts.ts';
export { GuestFrame } from './layout.ts';
export { crc32 } from './memory.unsafe.ts';
export { resetChannelEnds } from './shared-memory.ts';
export { isAwake, loadGuest, nextTimer, timerOf } from './switch.ts';
export {
  readCounter as counter,
  readCounterFrequency as counterFrequency,
  waitForInterrupt,
} from './system.unsafe.ts';
export type { Table } from './tables.ts';
export { disarmTimer, setTimer } from './timer.ts';
export { raiseSignal, type Self, setLine } from './vgic/signals.ts';
export { InterruptDistributor, VcpuInterrupts } from './vgic/state.ts';
