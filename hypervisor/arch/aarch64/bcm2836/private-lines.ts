/**
 * The timers of each core, as its redistributor would have them: which interrupts are enabled, and which are in service
 * and not let through meanwhile. Only the core itself changes them.
 */
import { type u32, u64 } from '@bulkhead/bare';
import { GUEST_PHYSICAL_TIMER_INTID, GUEST_VIRTUAL_TIMER_INTID } from '../../../abi/platform.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice } from '../mmio.unsafe.ts';
import { ownCore, ownTimerLines } from './own-core.unsafe.ts';
import { SOURCE_CNTHP, SOURCE_CNTPNS, SOURCE_CNTV, TIMER_CONTROL } from './registers.ts';
import type { TimerLines } from './timer-lines.ts';

const VIRTUAL: u32 = 1 << GUEST_VIRTUAL_TIMER_INTID;
const PHYSICAL: u32 = 1 << GUEST_PHYSICAL_TIMER_INTID;
const TIMERS: u32 = VIRTUAL | PHYSICAL;

function apply(mine: TimerLines): void {
  const through: u32 = mine.enabled & ~mine.active;
  let control: u32 = SOURCE_CNTHP;
  if ((through & VIRTUAL) !== 0) control |= SOURCE_CNTV;
  if ((through & PHYSICAL) !== 0) control |= SOURCE_CNTPNS;
  const register: u64 = TIMER_CONTROL + u64(ownCore()) * 4n;
  writeDevice(packedConfiguration().board.giccPa, register, control);
  readDevice(packedConfiguration().board.giccPa, register);
}

/** The hypervisor's own timer alone. */
export function initializePrivateLines(): void {
  const mine = ownTimerLines();
  mine.enabled = 0;
  mine.active = 0;
  mine.latched = 0;
  apply(mine);
}

export function setPrivateEnabled(bits: u32, on: boolean): void {
  const mine = ownTimerLines();
  if (on) mine.enabled |= bits & TIMERS;
  else mine.enabled &= ~bits;
  apply(mine);
}

export function setPrivateActive(bits: u32, on: boolean): void {
  const mine = ownTimerLines();
  if (on) mine.active |= bits & TIMERS;
  else mine.active &= ~bits;
  apply(mine);
}

export function setPrivateLatched(bits: u32, on: boolean): void {
  const mine = ownTimerLines();
  if (on) mine.latched |= bits & TIMERS;
  else mine.latched &= ~bits;
}

export function activePrivate(): u32 {
  return ownTimerLines().active;
}

/** Those made pending by a write that may be taken now. */
function takeable(mine: TimerLines): u32 {
  return mine.latched & mine.enabled & ~mine.active;
}
export function latchedPrivate(): u32 {
  return takeable(ownTimerLines());
}

/** Takes a timer that IRQ_SOURCE shows, or that was made pending by a write, and has it in service; 0 when there is none. */
export function takeTimer(source: u32): u32 {
  const mine = ownTimerLines();
  const through: u32 = mine.enabled & ~mine.active;
  let pending: u32 = takeable(mine);
  if ((source & SOURCE_CNTV) !== 0) pending |= through & VIRTUAL;
  if ((source & SOURCE_CNTPNS) !== 0) pending |= through & PHYSICAL;
  if (pending === 0) return 0;
  const intid: u32 = (pending & VIRTUAL) !== 0 ? GUEST_VIRTUAL_TIMER_INTID : GUEST_PHYSICAL_TIMER_INTID;
  const one: u32 = 1;
  mine.latched &= ~(one << intid);
  mine.active |= one << intid;
  apply(mine);
  return intid;
}
