/** A vCPU as the core that runs it keeps it: no other core touches it. */
import type { u32, u64 } from '@bulkhead/bare';
import { GuestContext, GuestFrame } from '#machine';
import type { Partition, VirtualCpu } from './partition.ts';
import { Turnover } from './turnover-state.ts';

/** What a vCPU that is on waits for. */
export const enum Wait {
  Nothing = 0,
  /** WFI: an interrupt. */
  Interrupt = 1,
  /** HYPERCALL_YIELD: its next window. */
  Window = 2,
  /** HYPERCALL_CALL: the answer of `server`. */
  Answer = 3,
  /** HYPERCALL_REPLY_RECEIVE: a call. */
  Call = 4,
}

/** A time that does not come. */
export const NEVER: u64 = 0xffff_ffff_ffff_ffffn;

export class Resident {
  /** First, so that its registers are near enough to be moved in pairs. */
  context: GuestContext = new GuestContext();
  frame: GuestFrame = new GuestFrame();
  /** Its place among the core's residents. */
  index: u32 = 0;
  /** Filled at boot; null in a place that no vCPU has. */
  partition: Partition | null = null;
  vcpu: VirtualCpu | null = null;
  /** Its guest was entered and not left for good since: frame and context mean something. */
  entered: boolean = false;
  /** A `Wait`. */
  wait: u32 = Wait.Nothing;
  /** When the wait ends in any case; the boot and every start say NEVER. */
  until: u64 = 0n;
  /** It has given a window back in this life: from then on each is to be, if its partition is monitored. */
  givesBack: boolean = false;
  /** What its partition has written to its console is still to be sent (flush.ts). */
  hasOutput: boolean = false;
  /** While it waits for an answer: whose, and to which of that partition's ports the call goes. */
  server: Resident | null = null;
  port: u32 = 0;
  /** Whose call it has received and not answered, and whose are still to be received: a bit for each, by `index`. */
  caller: Resident | null = null;
  callers: u32 = 0;
  /** Of vCPU 0: how far its partition is between two lives. */
  turnover: Turnover = new Turnover();
  /** First instruction and x0, of a start that is under way. */
  entry: u64 = 0n;
  argument: u64 = 0n;
  /** Time of the core that was spent on it and on whom it called, in ticks, up to when the core looked last. */
  ranTicks: u64 = 0n;
}
