/** A vCPU as the core that runs it keeps it: no other core touches it. */
import type { u32, u64 } from '@bulkhead/bare';
import { GuestContext, GuestFrame } from '#machine';
import type { Partition, VirtualCpu } from './partition.ts';

/** What a vCPU that is on waits for. */
export const enum Wait {
  Nothing = 0,
  /** WFI: an interrupt. */
  Interrupt = 1,
}

export class Resident {
  /** Filled at boot; null in a place that no vCPU has. */
  partition: Partition | null = null;
  vcpu: VirtualCpu | null = null;
  /** Its guest was entered and not left for good since: frame and context mean something. */
  entered: boolean = false;
  /** A `Wait`. */
  wait: u32 = Wait.Nothing;
  /** The life of the partition (its restarts plus one) out of which it has been counted. */
  checkedOutOf: u32 = 0;
  /** First instruction and x0, of a start that is under way. */
  entry: u64 = 0n;
  argument: u64 = 0n;
  frame: GuestFrame = new GuestFrame();
  context: GuestContext = new GuestContext();
  /** Time that it has had the core, in ticks, up to when it got it last. */
  ranTicks: u64 = 0n;
  since: u64 = 0n;
}
