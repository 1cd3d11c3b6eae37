/**
 * The emulated watchdog: an SBSA generic watchdog (Arm DEN 0029, appendix A "Generic Watchdog"). It first raises an
 * interrupt (WS0), and when that passes unheard, too, its second signal (WS1) is the partition's error.
 */
import { acquire, truncateU32, type u32, u64, wrappingAdd } from '@bulkhead/bare';
import { type Access, counter, setLine } from '#machine';
import { GUEST_WATCHDOG_INTID } from '../abi/platform.ts';
import { isDirect, type Partition } from './partition.ts';
import { changeWatch } from './watchdog.ts';

/** Offsets: the refresh frame lies first, the control frame 64 KiB behind it. */
const WRR: u32 = 0x0;
const WCS: u32 = 0x1_0000;
const WOR: u32 = 0x1_0008;
const WCV_LOW: u32 = 0x1_0010;
const WCV_HIGH: u32 = 0x1_0014;
/** WCS: enabled, first and second signal. */
const EN: u32 = 1 << 0;
const WS0: u32 = 1 << 1;
const WS1: u32 = 1 << 2;
const LOW: u64 = 0xffff_ffffn;

function setSignal(partition: Partition, high: boolean): void {
  // Interrupts of a direct partition are the board's: it has only the second signal.
  if (!isDirect(partition)) setLine(partition, GUEST_WATCHDOG_INTID, high, null);
}

/** Counts anew from now on. */
function refresh(partition: Partition): void {
  using guard = acquire(partition.watchdog.state);
  const state = guard.value;
  state.control &= EN;
  state.compare = wrappingAdd(counter(), u64(state.offset));
  partition.watchdog.expiresAt.store((state.control & EN) === 0 ? 0n : state.compare);
}

function read(partition: Partition, offset: u32): u32 {
  using guard = acquire(partition.watchdog.state);
  const state = guard.value;
  switch (offset) {
    case WCS:
      return state.control;
    case WOR:
      return state.offset;
    case WCV_LOW:
      return truncateU32(state.compare & LOW);
    case WCV_HIGH:
      return truncateU32(state.compare >> 32n);
    default:
      return 0;
  }
}

/** True when the write counts anew. */
function write(partition: Partition, offset: u32, value: u32): boolean {
  using guard = acquire(partition.watchdog.state);
  const state = guard.value;
  if (offset === WCS) state.control = value & EN;
  else if (offset === WOR) state.offset = value;
  else return offset === WRR;
  return true;
}

/**
 * One access of the guest; 64-bit ones reach both halves of WCV.
 * @cold
 */
export function accessWatchdog(partition: Partition, access: Access): void {
  const offset: u32 = access.offset & ~3;
  if (!access.write) {
    access.value = u64(read(partition, offset));
    if (access.sizeBytes === 8) access.value |= u64(read(partition, offset | 4)) << 32n;
    return;
  }
  if (!write(partition, offset, truncateU32(access.value))) return;
  refresh(partition);
  setSignal(partition, false);
  changeWatch(partition);
}

/** Moves on to the next signal; true for the first. */
function signalFirst(partition: Partition): boolean {
  using guard = acquire(partition.watchdog.state);
  const state = guard.value;
  const isFirst = (state.control & WS0) === 0;
  state.control |= isFirst ? WS0 : WS1;
  state.compare = wrappingAdd(counter(), u64(state.offset));
  partition.watchdog.expiresAt.store(isFirst ? state.compare : 0n);
  return isFirst;
}

/**
 * Its time has come. True for the second signal.
 * @cold
 */
export function expireDevice(partition: Partition): boolean {
  if (!signalFirst(partition)) return true;
  setSignal(partition, true);
  return false;
}

/** As after a reset of the board: off. */
export function resetWatchdog(partition: Partition): void {
  using guard = acquire(partition.watchdog.state);
  guard.value.control = 0;
  guard.value.offset = 0;
  guard.value.compare = 0n;
  partition.watchdog.expiresAt.store(0n);
  // Until the next life begins nothing is watched.
  partition.kickBefore.store(0n);
  partition.countsAt.store(0n);
  setSignal(partition, false);
}
