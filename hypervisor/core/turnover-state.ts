/** How far the turnover of a partition is (turnover.ts). */
import type { u32, u64 } from '@bulkhead/bare';

/** What is still to do, in this order. */
export const enum Phase {
  /** Lines about the error that ended the life, unless they wait for the next. */
  Report = 0,
  Scrub = 1,
  Load = 2,
  /** Devices, interrupts, ends of channels. */
  Renew = 3,
  /** The line about the next life, which then begins. */
  Announce = 4,
  /** Lines about the cores of a partition that has ended. */
  Account = 5,
  End = 6,
}

/** How far it is; only the core of vCPU 0 knows. */
export class Turnover {
  /** Which of the partition's turnovers this is. */
  number: u32 = 0;
  /** The `HealthAction` that it carries out. */
  ending: u32 = 0;
  reason: u32 = 0;
  /** A `Phase`, and how much of it is done. */
  phase: u32 = 0;
  done: u64 = 0n;
  step: u32 = 0;
  /** The next line of the report that is being said. */
  line: u32 = 0;
  /** When the error was noticed; ticks of the counter and bytes of the two long phases. */
  since: u64 = 0n;
  scrubTicks: u64 = 0n;
  scrubbedBytes: u64 = 0n;
  loadTicks: u64 = 0n;
  loadedBytes: u64 = 0n;
}
