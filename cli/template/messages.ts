import type { u32, u64 } from '@bulkhead/bare';

/** What the sensor has measured, and when. */
export class Reading {
  atNs: u64 = 0n;
  /** Tenths of a degree Celsius. */
  temperature: u32 = 0;
  number: u32 = 0;
}
