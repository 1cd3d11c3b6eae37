/** What a server is told, and what it says. */
import type { u64 } from '@bulkhead/bare';

export const enum Command {
  /** Answers at once, with three times the argument. */
  Triple = 0,
  /** Works until the client has had enough, and answers. */
  Work = 1,
  /** Sleeps for the argument, in nanoseconds, and answers. */
  Sleep = 2,
  /** Gives its window away, and answers. */
  Yield = 3,
  /** Waits for the next call without an answer. */
  Ignore = 4,
  Restart = 5,
  /** Signals the client, and sleeps. */
  RingAndSleep = 6,
  /** Signals the client, and works. */
  RingAndWork = 7,
  /** Calls the next server, which is to do this, and waits for it at most `patienceNs`. */
  TripleDeeper = 8,
  WorkDeeper = 9,
  RestartDeeper = 10,
  Stop = 11,
}

export class Order {
  command: u64 = 0n;
  argument: u64 = 0n;
  patienceNs: u64 = 0n;
}

export class Report {
  value: u64 = 0n;
  /** Calls that the server has taken in its life, this one included. */
  taken: u64 = 0n;
  /** What became of the server's own call. */
  outcome: u64 = 0n;
}
