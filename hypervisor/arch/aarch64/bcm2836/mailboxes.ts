/** Cores interrupt each other by their mailboxes (QA7, 4.8): the first kicks, the second says that a line was made pending. */
import { type u32, u64 } from '@bulkhead/bare';
import type { DeviceAddress } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice } from '../mmio.unsafe.ts';
import { dataBarrier } from './own-core.unsafe.ts';
import { MAILBOX_CLEAR, MAILBOX_CONTROL, MAILBOX_SET } from './registers.ts';

const KICK: u64 = 0n;
const LATCHED: u64 = 4n;
/** Bytes of a core's four mailboxes. */
const MAILBOXES: u64 = 16n;
/** Both interrupt. */
const BOTH: u32 = 3;
const ALL: u32 = 0xffff_ffff;

function local(): DeviceAddress {
  return packedConfiguration().board.giccPa;
}

/** Of the core that asks: empty, and let through. */
export function initializeMailboxes(core: u32): void {
  writeDevice(local(), MAILBOX_CLEAR + u64(core) * MAILBOXES + KICK, ALL);
  writeDevice(local(), MAILBOX_CLEAR + u64(core) * MAILBOXES + LATCHED, ALL);
  writeDevice(local(), MAILBOX_CONTROL + u64(core) * 4n, BOTH);
}

function send(core: u32, mailbox: u64): void {
  dataBarrier();
  writeDevice(local(), MAILBOX_SET + u64(core) * MAILBOXES + mailbox, 1);
}

/** What was written before is seen by whoever looks after this. */
function empty(core: u32, mailbox: u64): void {
  writeDevice(local(), MAILBOX_CLEAR + u64(core) * MAILBOXES + mailbox, ALL);
  readDevice(local(), MAILBOX_CLEAR + u64(core) * MAILBOXES + mailbox);
  dataBarrier();
}

/** Interrupts a core, for whatever it was told. */
export function kick(core: u32): void {
  send(core, KICK);
}

/** Has a core look for interrupts of its own that were made pending by a write. */
export function lookForLatchedHere(core: u32): void {
  send(core, LATCHED);
}

/** Has the core that takes all lines look for one. */
export function lookForLatched(): void {
  send(packedConfiguration().board.consoleCore, LATCHED);
}

/** The core takes the kick. */
export function takeKick(core: u32): void {
  empty(core, KICK);
}

/** The core looks now. */
export function takeLatched(core: u32): void {
  empty(core, LATCHED);
}
