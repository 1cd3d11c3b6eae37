/**
 * The return addresses of a guest that has failed, by its frame records (Arm IHI 0055, 6.2.3): x29 points to a pair of
 * the caller's x29 and the return address. The guest may have put anything there.
 */
import type { u32, u64 } from '@bulkhead/bare';
import type { HealthRecord } from '../../abi/health.ts';
import type { Partition } from '../../core/partition.ts';
import { findGuestMemory, NOWHERE } from './guest-memory.ts';
import type { GuestFrame } from './layout.ts';
import { readGuestWord } from './memory.unsafe.ts';

const FRAME_POINTER: u32 = 29;
const LINK_REGISTER: u32 = 30;
/** A pair of this alignment lies in one page. */
const ALIGNMENT_MASK: u64 = 15n;

/** Fills `record.trace`: x30, then what the frames say, each above the last. */
export function traceGuest(record: HealthRecord, partition: Partition, frame: GuestFrame): void {
  let at: u64 = frame.x[FRAME_POINTER];
  record.trace[0] = frame.x[LINK_REGISTER];
  for (let i: u32 = 1; i < record.trace.length; i++) {
    if ((at & ALIGNMENT_MASK) !== 0n) return;
    const pa = findGuestMemory(partition, at);
    if (pa === NOWHERE) return;
    record.trace[i] = readGuestWord(pa + 8n);
    const next = readGuestWord(pa);
    if (next <= at) return;
    at = next;
  }
}
