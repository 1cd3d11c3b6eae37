/** A partition's end of a channel, as the hypervisor's paths need it: found by its number, without a search. */
import type { u32 } from '@bulkhead/bare';
import type { Partition } from './partition.ts';

export class Port {
  /** The partition at the other end; null where the number has no channel. Filled at boot. */
  peer: Partition | null = null;
  /** The other end's number in its partition. */
  peerPort: u32 = 0;
  /** INTID that a signal through this port raises there; 0: none. */
  peerIntid: u32 = 0;
  /** INTID that the other end's signals raise here; 0: none. */
  intid: u32 = 0;
  /** This end makes calls, or answers them. */
  calls: boolean = false;
  answers: boolean = false;
  /** The channel has memory: its signal says that something has changed there, a restart of this end included. */
  hasMemory: boolean = false;
}
