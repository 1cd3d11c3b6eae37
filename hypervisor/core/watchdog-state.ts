/** What a partition's emulated watchdog holds. */
import { type Atomic, atomic, type Locked, locked, type u32, type u64 } from '@bulkhead/bare';

/** Its registers: WCS, WOR, WCV. */
export class WatchdogRegisters {
  control: u32 = 0;
  offset: u32 = 0;
  compare: u64 = 0n;
}

export class Watchdog {
  state: Locked<WatchdogRegisters> = locked(new WatchdogRegisters());
  /** When its next signal is due, for the core that watches it; 0: it is off. */
  expiresAt: Atomic<u64> = atomic(0n);
}
