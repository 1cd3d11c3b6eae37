/**
 * The shared memory of a partition's ports (hypervisor/abi/platform.ts): for each port a region that end 0 writes
 * and one that end 1 writes, a counter at the start of each. Everything outside of the port's addresses is out of
 * reach here, whatever the arguments; what the description did not give is refused by the hypervisor.
 */
import { assert, type u32, u64 } from '@bulkhead/bare';
import {
  addressOf,
  copyMemory,
  instruction,
  loadAcquireU32,
  sizeOf,
  storeReleaseU32,
} from '@bulkhead/bare/unsafe';
import { MAX_PORTS } from '@bulkhead/hypervisor/abi/configuration';
import { GUEST_CHANNEL_STRIDE, GUEST_CHANNELS } from '@bulkhead/hypervisor/abi/platform';

const REGION_BYTES: u64 = GUEST_CHANNEL_STRIDE / 2n;

function regionAddress(port: u32, region: u32): u64 {
  assert(port < MAX_PORTS && region < 2, 'the port exists');
  return GUEST_CHANNELS + u64(port) * GUEST_CHANNEL_STRIDE + u64(region) * REGION_BYTES;
}

function slotAddress(port: u32, region: u32, offset: u32, sizeBytes: u64): u64 {
  assert(u64(offset) + sizeBytes <= REGION_BYTES, 'the slot lies in the region');
  return regionAddress(port, region) + u64(offset);
}

/** The counter of a region; what its writer wrote before it is visible after. Safety: a word of a region. */
export function loadCounter(port: u32, region: u32): u32 {
  return loadAcquireU32(regionAddress(port, region));
}

/** Counts; what was written to the region before is visible to whoever reads the count. Safety: a word of a region. */
export function storeCounter(port: u32, region: u32, value: u32): void {
  storeReleaseU32(regionAddress(port, region), value);
}

/** Has the other end see earlier counts before later messages. Safety: a barrier. */
export function orderCountBeforeMessage(): void {
  instruction('dmb st');
}

/** Copies a message to a region. Safety: the range is the port's, and a message is plain data without gaps. */
export function writeMessage<T extends object>(port: u32, region: u32, offset: u32, message: T): void {
  copyMemory(slotAddress(port, region, offset, sizeOf(message)), addressOf(message), sizeOf(message));
}

/**
 * Copies a message from a region, each byte once: the barrier also keeps the compiler from reading again what it
 * has copied, and the counter from being read before. Safety: the range is the port's; a message is plain data, so
 * that whatever the other end wrote is a value of its type.
 */
export function readMessage<T extends object>(port: u32, region: u32, offset: u32, into: T): void {
  copyMemory(addressOf(into), slotAddress(port, region, offset, sizeOf(into)), sizeOf(into));
  instruction('dmb ld');
}
