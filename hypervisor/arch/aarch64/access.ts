/** One access of a guest to an emulated device, taken apart. */
import type { u32, u64 } from '@bulkhead/bare';

export class Access {
  /** From the start of the device. */
  offset: u32 = 0;
  /** 1, 2, 4 or 8. */
  sizeBytes: u32 = 0;
  write: boolean = false;
  /** What is written, or was read; the device's answer has at most `sizeBytes` bytes. */
  value: u64 = 0n;
}
