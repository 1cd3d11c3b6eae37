/** The hypervisor's own services to guests (abi/hypercalls.ts). Bytes travel in registers: no guest pointer is followed. */
import { acquire, truncateU8, u32, u64 } from '@bulkhead/bare';
import { describePanic, type GuestFrame, seal } from '#machine';
import { ConsoleKind } from '../abi/configuration.ts';
import { EndReason, FaultCause } from '../abi/events.ts';
import { HealthError } from '../abi/health.ts';
import {
  HYPERCALL_ABI_VERSION,
  HYPERCALL_CALL,
  HYPERCALL_CONSOLE_MAX_BYTES,
  HYPERCALL_CONSOLE_READ,
  HYPERCALL_CONSOLE_WRITE,
  HYPERCALL_CONTROL,
  HYPERCALL_PANIC,
  HYPERCALL_REPLY_RECEIVE,
  HYPERCALL_SIGNAL,
  HYPERCALL_STATE,
  HYPERCALL_VERSION,
  HYPERCALL_WATCHDOG,
  HYPERCALL_YIELD,
  INVALID_PARAMETERS,
  NOT_SUPPORTED,
  SUCCESS,
} from '../abi/hypercalls.ts';
import { call, giveWindowAway, replyAndReceive } from './call-requests.ts';
import { Due, outputDue } from './console/due.ts';
import { ringCount, ringPut, ringTake } from './console/ring.ts';
import { control, stateOf } from './control.ts';
import type { Cpu } from './cpu.ts';
import { armFlush } from './flush.ts';
import { actionFor, beginAction, finishAction } from './health/errors.ts';
import { recordAt, recordError } from './health/log.ts';
import { countRefusal, type Partition, recordOf, type VirtualCpu } from './partition.ts';
import { signal } from './signal.ts';
import { kickWatchdog } from './watchdog.ts';

/** x2 is the first of the registers that carry bytes. */
const FIRST_DATA_REGISTER: u32 = 2;

/**
 * Takes as many bytes as the ring has room for.
 * @cold
 */
function consoleWrite(cpu: Cpu, partition: Partition, frame: GuestFrame): u64 {
  if (recordOf(partition).consoleKind === ConsoleKind.None) return NOT_SUPPORTED;
  if (frame.x[1] > u64(HYPERCALL_CONSOLE_MAX_BYTES)) return INVALID_PARAMETERS;
  const length: u32 = u32(frame.x[1]);
  let taken: u32 = 0;
  let due: Due = Due.Not;
  {
    using guard = acquire(partition.console.state);
    const output = guard.value.output;
    let word: u64 = 0n;
    while (taken < length) {
      if ((taken & 7) === 0) word = frame.x[FIRST_DATA_REGISTER + (taken >>> 3)];
      if (!ringPut(output, truncateU8(word))) break;
      word = word >> 8n;
      taken += 1;
    }
    due = outputDue(output);
  }
  armFlush(cpu, partition, due);
  return u64(taken);
}

/** @cold */
function consoleRead(partition: Partition, frame: GuestFrame): u64 {
  if (recordOf(partition).consoleKind === ConsoleKind.None) return NOT_SUPPORTED;
  for (let register: u32 = 0; register < 6; register++) frame.x[FIRST_DATA_REGISTER + register] = 0n;
  let read: u32 = 0;
  using guard = acquire(partition.console.state);
  const input = guard.value.input;
  while (read < HYPERCALL_CONSOLE_MAX_BYTES && ringCount(input) !== 0) {
    const byte: u64 = u64(ringTake(input));
    frame.x[FIRST_DATA_REGISTER + (read >>> 3)] |= byte << u64((read & 7) * 8);
    read += 1;
  }
  return u64(read);
}

/** Owner 6 of the SMC calling convention; false for what may take the core away, which `callHypervisor` does. */
export function callHypervisorQuickly(
  cpu: Cpu,
  partition: Partition,
  frame: GuestFrame,
  functionId: u32,
): boolean {
  if (functionId > HYPERCALL_STATE) {
    countRefusal(partition);
    frame.x[0] = NOT_SUPPORTED;
    return true;
  }
  switch (functionId) {
    case HYPERCALL_VERSION:
      frame.x[0] = HYPERCALL_ABI_VERSION;
      return true;
    case HYPERCALL_SIGNAL:
      frame.x[0] = signal(partition, frame.x[1]);
      return true;
    case HYPERCALL_CONSOLE_WRITE:
      frame.x[0] = consoleWrite(cpu, partition, frame);
      return true;
    case HYPERCALL_CONSOLE_READ:
      frame.x[0] = consoleRead(partition, frame);
      return true;
    case HYPERCALL_WATCHDOG:
      frame.x[0] = kickWatchdog(partition) ? SUCCESS : NOT_SUPPORTED;
      frame.x[1] = recordOf(partition).recovery.watchdogNs;
      return true;
    case HYPERCALL_STATE:
      frame.x[0] = stateOf(partition, frame.x[1]);
      return true;
    case HYPERCALL_CALL:
    case HYPERCALL_REPLY_RECEIVE:
    case HYPERCALL_YIELD:
    case HYPERCALL_PANIC:
    case HYPERCALL_CONTROL:
      return false;
    default:
      frame.x[0] = NOT_SUPPORTED;
      return true;
  }
}

/** HYPERCALL_PANIC: the record tells of the guest's own exception. */
function panic(partition: Partition, vcpu: VirtualCpu, frame: GuestFrame): void {
  const taken = beginAction(partition, actionFor(partition, HealthError.Panic), EndReason.Panic);
  const sequence = recordError(partition, vcpu.index, HealthError.Panic, taken, FaultCause.Panic, frame);
  const record = recordAt(sequence);
  if (record !== null) {
    describePanic(record, frame);
    seal(record);
    partition.reportDue.store(sequence);
  }
  finishAction(taken);
}

/** The rest, with all of the guest's registers in the frame. */
export function callHypervisor(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  functionId: u32,
): void {
  const loaded = cpu.loaded;
  if (loaded === null) return;
  switch (functionId) {
    case HYPERCALL_CALL:
      call(cpu, loaded);
      break;
    case HYPERCALL_REPLY_RECEIVE:
      replyAndReceive(cpu, loaded);
      break;
    case HYPERCALL_YIELD:
      giveWindowAway(cpu, loaded);
      break;
    case HYPERCALL_CONTROL:
      frame.x[0] = control(partition, frame.x[1], frame.x[2]);
      break;
    default:
      panic(partition, vcpu, frame);
      break;
  }
}
